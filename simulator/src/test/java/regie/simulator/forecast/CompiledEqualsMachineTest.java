package regie.simulator.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regie.engine.forecast.MachineForecast;
import regie.engine.forecast.Prediction;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.compiled.CompiledForecast;

/** The two forms of the forecast say the same of every task: its start, its end, how it stands. */
class CompiledEqualsMachineTest {

    private static final int NIGHTS = Integer.getInteger("regie.forecast.nights", 400);

    @Test
    void nightsToCome() {
        compare(0);
    }

    @Test
    void nightsUnderWay() {
        compare(60);
    }

    private static void compare(int steps) {
        List<String> wrong = new ArrayList<>();
        int surprises = 0;
        int tasks = 0;
        for (long seed = 1; seed <= NIGHTS; seed++) {
            Scenario scenario = new RandomNight(seed).live(steps).scenario();
            CompiledForecast compiled = CompiledForecast.of(scenario);
            if (compiled.surprised()) {
                surprises++;
                continue;
            }
            List<String> machine = lines(MachineForecast.of(scenario));
            List<String> numbers = lines(compiled.prediction());
            tasks += machine.size();
            if (!machine.equals(numbers)) {
                wrong.add("seed " + seed + ": " + difference(machine, numbers));
            }
        }
        System.out.printf("%d nights after %d steps: %d lines compared, %d left to the machine%n", NIGHTS, steps, tasks, surprises);
        assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), 12)), wrong.size() + " of " + NIGHTS + " differ");
        assertTrue(surprises < NIGHTS / 10, surprises + " nights were left to the machine");
    }

    static List<String> lines(Prediction prediction) {
        List<String> lines = new ArrayList<>();
        prediction.tasks().forEach(task -> lines.add(task.run() + "/" + task.task() + " " + task.start() + " " + task.end() + " "
                + (task.state() == regie.engine.TaskState.READY ? regie.engine.TaskState.WAITING : running(task.state()))));
        prediction.runs().forEach(run -> lines.add(run.run() + " " + run.end() + " " + run.succeeded()));
        lines.sort(null);
        return lines;
    }

    private static Object running(regie.engine.TaskState state) {
        return state.live() ? regie.engine.TaskState.RUNNING : state;
    }

    static String difference(List<String> machine, List<String> numbers) {
        for (int i = 0; i < Math.min(machine.size(), numbers.size()); i++) {
            if (!machine.get(i).equals(numbers.get(i))) {
                return "machine " + machine.get(i) + ", compiled " + numbers.get(i);
            }
        }
        return "machine has " + machine.size() + " lines, compiled " + numbers.size();
    }
}
