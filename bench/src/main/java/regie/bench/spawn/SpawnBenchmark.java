package regie.bench.spawn;

import java.util.LinkedHashMap;
import java.util.Map;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.kernel.Text;

/** Real processes a second. */
public final class SpawnBenchmark implements Benchmark {

    @Override
    public String name() {
        return "spawn";
    }

    @Override
    public Text summary() {
        return new Text("processus réels par seconde", "real processes per second");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int processes = wishes.quick() ? 1_000 : 4_000;
        Map<String, Object> figures = new LinkedHashMap<>();
        wishes.say("ProcessBuilder seul", "bare ProcessBuilder");
        figures.put("bare_process_builder_per_s", Report.round(BareLoops.processBuilder(processes)));
        wishes.say("posix_spawn seul", "bare posix_spawn");
        figures.put("bare_posix_spawn_per_s", Report.round(BareLoops.posixSpawn(processes)));
        wishes.say("agent et superviseur", "agent and supervisor");
        figures.put("agent_and_supervisor_per_s", Report.round(AgentRate.perSecond(processes)));
        wishes.say("le programme entier", "the whole program");
        figures.put("tasks_per_s", Report.round(WholeRate.perSecond(processes)));
        return new Report(name(), wishes.quick(), figures, true);
    }
}
