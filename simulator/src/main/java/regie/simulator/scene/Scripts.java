package regie.simulator.scene;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.kernel.AttemptId;
import regie.kernel.Value;
import regie.simulator.chance.Chance;
import regie.simulator.host.Surroundings;
import regie.simulator.process.Script;

/** What each attempt's process does, drawn from the seed and the attempt: most end soon and well. */
final class Scripts implements Surroundings.Scripts {

    private final Chance chance;
    private boolean calm;

    Scripts(Chance chance) {
        this.chance = chance;
    }

    /** From now on everything that starts ends soon and well. */
    void calm() {
        calm = true;
    }

    @Override
    public Script of(AttemptId attempt, List<String> command) {
        Chance own = chance.fork(attempt.toString());
        Duration runs = switch (own.weigh(40, 40, 17, 3)) {
            case 0 -> own.duration(Duration.ofMillis(5), Duration.ofMillis(150));
            case 1 -> own.duration(Duration.ofMillis(100), Duration.ofSeconds(6));
            case 2 -> own.duration(Duration.ofSeconds(5), Duration.ofSeconds(70));
            default -> own.duration(Duration.ofMinutes(1), Duration.ofMinutes(8));
        };
        int code = own.among(0, 0, 0, 0, 0, 0, 0, 1, 75, 4);
        Script.OnTerm onTerm = own.among(Script.OnTerm.values());
        int children = own.percent(10) ? own.between(1, 2) : 0;
        return new Script(calm && runs.toSeconds() > 20 ? Duration.ofSeconds(2) : runs, calm ? 0 : code, onTerm, children,
                own.duration(Duration.ofMillis(10), Duration.ofSeconds(20)), outputs(own));
    }

    private static Map<String, Value> outputs(Chance own) {
        List<Value> files = List.of(Value.of("x"), Value.of("y"), Value.of("z")).subList(0, own.between(0, 3));
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("files", new Value.Items(files));
        // What an attempt that reads the lines of a file publishes.
        outputs.put("items", new Value.Items(files));
        return outputs;
    }
}
