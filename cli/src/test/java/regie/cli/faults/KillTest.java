package regie.cli.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Await;
import regie.cli.Spawned;
import regie.cli.Typed;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

/**
 * The judge of the whole house. Ten runs of thirty tasks, each of which appends one line to a file;
 * meanwhile server, agent and PostgreSQL are killed with signal 9 in random order, at least twenty
 * times, always while work is going on. At the end each line stands exactly once, every run has
 * succeeded and the journal verifies.
 *
 * <p>{@code -Dregie.kill.seed=N} repeats an order of kills; the moments themselves are the machine's.
 */
class KillTest {

    private static final int RUNS = 10;
    private static final int TASKS = 30;
    private static final int KILLS_A_RUN = 2;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private long seed;
    private Random random;
    private Spawned server;
    private Path lines;
    private final TreeMap<String, Integer> killed = new TreeMap<>();

    @Test
    void eachLineStandsOnceWhateverIsKilled() throws Exception {
        seed = Long.getLong("regie.kill.seed", System.nanoTime() & 0xffffff);
        random = new Random(seed);
        System.out.println("kill test: seed " + seed);
        lines = Files.createFile(folder.resolve("lines"));
        try (Spawned spawned = new Spawned(folder, writeEstate())) {
            server = spawned;
            server.awaitReady();
            List<String> runs = new ArrayList<>();
            for (int i = 1; i <= RUNS; i++) {
                runs.add(order(i));
                for (int k = 0; k < KILLS_A_RUN; k++) {
                    someProgress(i);
                    killOne();
                }
            }
            awaitEnd(runs);
            judge(runs);
        }
        assertEquals(List.of(), server.leftovers(), "processes left over, seed " + seed);
        System.out.println("kill test: seed " + seed + ", killed " + killed + ", server started " + server.starts() + " times");
    }

    /** A diamond, a chain and a fan, so that needs, slots and order all matter. */
    private Path writeEstate() throws IOException {
        Path estate = Files.createDirectory(folder.resolve("estate"));
        Files.writeString(estate.resolve("estate.yaml"), """
                estate: faults
                title: {fr: Pannes, en: Faults}
                zone: Europe/Paris
                new_day: "06:00"
                ---
                host: local
                reach: local
                slots: 6
                ---
                application: faults
                title: {fr: Pannes, en: Faults}
                """);
        StringBuilder plan = new StringBuilder("""
                plan: lines
                kind: batch
                application: faults
                title: {fr: Lignes, en: Lines}
                overlap: allow
                tasks:
                """);
        for (int task = 0; task < TASKS; task++) {
            plan.append("  ").append(name(task)).append(":\n    host: local\n    run: \"sleep 0.")
                    .append(1 + task % 7).append("; echo {{ run }}/").append(name(task)).append(" >> '")
                    .append(lines).append("'\"\n");
            if (task >= 3) {
                plan.append("    needs: [").append(name(task - 3)).append("]\n");
            }
        }
        Files.writeString(estate.resolve("lines.yaml"), plan.toString());
        return estate;
    }

    private static String name(int task) {
        return "t%02d".formatted(task);
    }

    /** Asked again under the same id until a server that lives has taken it: that makes one run and not two. */
    private String order(int number) {
        String[] run = {""};
        Await.until("run " + number + " is ordered, seed " + seed, AT_MOST, () -> {
            Typed typed = server.regie("order", "lines", "--json", "--id", "kill-test-" + number);
            if (typed.exit() == Exit.DONE) {
                run[0] = typed.json().path("runs").path(0).asString();
            }
            return typed.exit() == Exit.DONE;
        }, this::picture);
        return run[0];
    }

    /** Something was written since, or is being done: the kill meets work under way. */
    private void someProgress(int runs) throws IOException {
        int before = written().size();
        int wanted = Math.min(before + 1 + random.nextInt(6), runs * TASKS);
        Await.until("progress beyond " + before + " lines, seed " + seed, AT_MOST, () -> written().size() >= wanted, this::picture);
    }

    private void killOne() throws IOException {
        List<String> kinds = List.of("server", "agent", "postgres");
        String kind = kinds.get(random.nextInt(kinds.size()));
        Await.until("a " + kind + " to kill, seed " + seed, AT_MOST, () -> kill(kind), this::picture);
        killed.merge(kind, 1, Integer::sum);
        if (kind.equals("server")) {
            server.again();
        }
    }

    private boolean kill(String kind) throws Exception {
        long pid = kind.equals("server") ? server.process().pid() : pidOf(kind);
        if (pid == 0 || ProcessHandle.of(pid).isEmpty()) {
            return false;
        }
        // The signal itself and not destroyForcibly, which some platforms soften.
        int exit = new ProcessBuilder("kill", "-9", Long.toString(pid)).inheritIO().start().waitFor();
        ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
        return exit == 0;
    }

    private long pidOf(String kind) {
        return server.status().map(status -> kind.equals("agent")
                ? status.path("agents").path(0).path("pid").asLong(0)
                : status.path("postgres").path("pid").asLong(0)).orElse(0L);
    }

    private void awaitEnd(List<String> runs) {
        Await.until("every run has ended, seed " + seed, AT_MOST, () -> {
            Typed typed = server.regie("runs", "--all", "--json");
            if (typed.exit() != Exit.DONE) {
                return false;
            }
            int ended = 0;
            for (JsonNode run : typed.json().path("items")) {
                ended += List.of("succeeded", "failed", "cancelled").contains(run.path("state").asString("")) ? 1 : 0;
            }
            return ended == runs.size();
        }, this::picture);
    }

    private void judge(List<String> runs) throws IOException {
        JsonNode found = server.regie("runs", "--all", "--json").json().path("items");
        List<String> expected = new ArrayList<>();
        for (JsonNode run : found) {
            assertEquals("succeeded", run.path("state").asString(), run + " seed " + seed + picture());
            for (int task = 0; task < TASKS; task++) {
                expected.add(run.path("id").asString() + "/" + name(task));
            }
        }
        assertEquals(runs.size(), found.size(), "runs, seed " + seed);
        List<String> written = new ArrayList<>(written());
        Collections.sort(written);
        Collections.sort(expected);
        assertEquals(expected, written, "each line exactly once, seed " + seed + ", killed " + killed);
        assertEquals(RUNS * TASKS, new TreeSet<>(written).size());
        Typed verified = server.regie("journal", "verify");
        assertEquals(Exit.DONE, verified.exit(), verified.out() + verified.err() + " seed " + seed);
    }

    private List<String> written() throws IOException {
        return Files.readAllLines(lines);
    }

    /** What a person would look at first. */
    private String picture() {
        return "\nkilled " + killed + "\n" + server.regie("status").out() + server.regie("runs", "--all").out() + server.logTail();
    }
}
