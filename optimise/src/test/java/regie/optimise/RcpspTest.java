package regie.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Public instances whose best lengths are known: every answer is feasible, and none is far off. */
class RcpspTest {

    /** A short time on a loaded machine: {@link RcpspRate} measures. */
    private static final Duration SHORT = Duration.ofMillis(800);

    @Test
    void answersAreFeasibleAndNear() throws IOException {
        Path folder = Path.of(System.getProperty("regie.root", ".."), "..", "shared", "data", "rcpsp").normalize();
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: " + folder + " is not there");
        List<String> lines = Files.readAllLines(folder.resolve("BEST-KNOWN.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = List.of(line.split(","));
            Net net = Psplib.read(Files.readAllLines(folder.resolve(row.get(0))));
            Net.Solution solution = new Solver(net, SHORT, 2, 1).solve().orElseThrow();
            assertEquals(Optional.empty(), net.breach(solution.starts()), row.get(0));
            long best = Long.parseLong(row.get(7));
            assertTrue(solution.makespan() <= best * 1.25, row.get(0) + ": " + solution.makespan() + ", best known " + best);
            assertTrue(solution.bound() <= best, row.get(0) + ": no bound lies above what was reached");
        }
    }

    @Test
    void whatIsDueComesFirst() {
        Net net = new Net(List.of(job("long", 10, Net.NEVER), job("urgent", 2, 3), job("other", 4, Net.NEVER)),
                List.of(new Net.Pool("one", 1)));
        Net.Solution solution = new Solver(net, SHORT, 1, 1).solve().orElseThrow();
        assertTrue(solution.starts()[1] + 2 <= 3, "the urgent one is in time");
        assertEquals(16, solution.makespan());
        assertTrue(solution.proven());
    }

    @Test
    void breachesAreNamed() {
        Net net = new Net(List.of(job("a", 2, Net.NEVER), job("b", 2, Net.NEVER)), List.of(new Net.Pool("one", 1)));
        assertEquals("one is asked for 2 at 1", net.breach(new long[] {0, 1}).orElseThrow());
        assertEquals(Optional.empty(), net.breach(new long[] {0, 2}));
    }

    private static Net.Job job(String name, long duration, long due) {
        return new Net.Job(name, duration, 0, Net.NEVER, List.of(), List.of(new Net.Demand(0, 1)), due);
    }
}
