package regie.bench.spawn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import regie.bench.real.RealProgram;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.EstateWriter;
import tools.jackson.databind.JsonNode;

/** Tasks of {@code /bin/true} through everything: engine, journal on disk, link, agent, supervisor, and back. */
final class WholeRate {

    private static final int SLOTS = 64;

    private WholeRate() {}

    static double perSecond(int tasks) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            EstateWriter estate = new EstateWriter(folder.path().resolve("estate"), SLOTS)
                    .wide("warm", tasks, EstateWriter.NOTHING).wide("wide", tasks, EstateWriter.NOTHING);
            try (RealProgram program = new RealProgram(folder.path(), estate.folder(), List.of("-Xmx512m", "-XX:+UseSerialGC"))) {
                program.awaitReady();
                run(program, "warm");
                JsonNode run = run(program, "wide");
                Instant began = Instant.parse(run.path("ordered_at").asString());
                Instant ended = Instant.parse(run.path("ended_at").asString());
                return tasks * 1e9 / Duration.between(began, ended).toNanos();
            }
        }
    }

    private static JsonNode run(RealProgram program, String plan) throws Exception {
        JsonNode run = program.awaitEnd(program.order(plan, false), Duration.ofMinutes(5));
        if (!run.path("state").asString("").equals("succeeded")) {
            throw new IllegalStateException("the run of " + plan + " did not succeed: " + run);
        }
        return run;
    }
}
