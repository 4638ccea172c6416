package regie.store.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.runtime.EventCodec;
import regie.runtime.Recorded;
import regie.runtime.clock.ScaledClock;
import regie.runtime.journal.StreamId;
import regie.runtime.view.Follower;
import regie.runtime.view.Projection;
import regie.store.SharedPostgres;
import regie.store.bench.FanMachine;
import regie.store.bench.FanServer;
import regie.store.database.Database;
import regie.store.view.ViewRow;
import regie.store.view.Views;

@Timeout(120)
class RegistryTest {

    private static final Instant AT = Instant.parse("2026-11-23T01:12:00Z");

    private final Database database = SharedPostgres.database();
    private final StreamId stream = new StreamId(SharedPostgres.name(), "production");

    @Test
    void newEventVersionsWaitForTheOldestServer() {
        Servers servers = new Servers(database);
        servers.seen(new Servers.Server("s1", "1", "0.1.0", 1, "http://a"));
        servers.seen(new Servers.Server("s2", "1", "0.2.0", 2, "http://b"));
        servers.seen(new Servers.Server("s2", "2", "0.2.0", 2, "http://c"));
        assertEquals(List.of("http://a", "http://c"), servers.living().stream().map(Servers.Server::address).toList());
        assertEquals(1, servers.eventVersion(2));
        servers.gone("s1");
        assertEquals(2, servers.eventVersion(2));
        servers.gone("s2");
    }

    @Test
    void estatesAreKeptByHashAndPlansHaveAVersionInForce() {
        new Views(database, stream, 1).position();
        EstateBundles bundles = new EstateBundles(database);
        EstateVersion version = new EstateVersion("v-" + stream);
        bundles.store(version, new byte[] {1, 2, 3});
        bundles.store(version, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, bundles.bundle(version).orElseThrow());
        assertEquals(Optional.empty(), bundles.bundle(new EstateVersion("none")));
        PlanName plan = new PlanName("nightly-close");
        bundles.putInForce(stream, List.of(plan), version);
        assertEquals(Map.of(plan, version), bundles.inForce(stream));
    }

    @Test
    void durationsComeBackNewestFirst() {
        Durations durations = new Durations(database);
        List<Durations.Taken> taken = new ArrayList<>();
        for (int day = 1; day <= 3; day++) {
            taken.add(new Durations.Taken(
                    "close", "load", LocalDate.of(2026, 11, day), day, AT, Duration.ofMillis(1_500L * day), "app01", "succeeded"));
        }
        durations.record(stream, taken);
        durations.record(stream, taken);
        assertEquals(List.of(Duration.ofMillis(4_500), Duration.ofMillis(3_000)), durations.newest(stream, "close", "load", 2));
        assertEquals(List.of(Duration.ofMillis(4_500), Duration.ofMillis(3_000)),
                durations.past(stream, "close", "load", 2).stream().map(Durations.Past::duration).toList());
    }

    @Test
    void aScaledClockStandsStillWhileNobodyRunsIt() {
        ProductionClocks clocks = new ProductionClocks(database);
        assertEquals(Optional.empty(), clocks.kept(stream));
        ScaledClock.Setting setting = ScaledClock.parse("2026-11-23T02:12:00+01:00,x60").orElseThrow();
        clocks.keep(stream, setting, AT.plusSeconds(90));
        assertEquals(Optional.of(new ScaledClock.Setting(AT.plusSeconds(90), 60)), clocks.kept(stream));
    }

    @Test
    void aViewFollowsWithoutMissingOrRepeatingAnything() throws Exception {
        Views views = new Views(database, stream, 3);
        try (FanServer server = new FanServer(database, stream, "one", 500, 50).awaitWriting()) {
            EventCodec<FanMachine.Event> codec = FanMachine.feature().events();
            try (Follower<FanMachine.Event> follower =
                    Follower.start(stream, server.store().reader(), codec, new TaskView(views))) {
                server.order(500, 20);
                server.awaitEnd(60);
                while (follower.position() < 1_001) {
                    Thread.sleep(5);
                }
            }
        }
        assertEquals(1_001, views.position());
        List<byte[]> tasks = views.tasks("run");
        assertEquals(500, tasks.size());
        assertTrue(tasks.stream().allMatch(body -> new String(body).equals("2")));
    }

    @Test
    void aDayIsTheRunsOfItsDateAndALogBookComesBackInOrder() {
        Views views = new Views(database, stream, 4);
        LocalDate day = LocalDate.of(2026, 11, 23);
        views.write(List.of(run("close@2026-11-23", day), run("close@2026-11-24", day.plusDays(1)), run("bill@2026-11-23", day),
                note("close@2026-11-23", 12), note("close@2026-11-23", 9), note("bill@2026-11-23", 10)), 12);
        views.write(List.of(note("close@2026-11-23", 12)), 13);
        assertEquals(List.of("bill@2026-11-23", "close@2026-11-23"), views.runs(day, 10).stream().map(String::new).toList());
        assertEquals(List.of(9L, 12L), List.copyOf(views.notes("close@2026-11-23").keySet()));
        new Views(database, stream, 5).dropOthers();
        assertEquals(Map.of(), views.notes("close@2026-11-23"));
    }

    private static ViewRow run(String run, LocalDate date) {
        return new ViewRow.Run(run, "close", "accounts", date, "running", AT, run.getBytes(StandardCharsets.UTF_8));
    }

    private static ViewRow note(String target, long seq) {
        return new ViewRow.Note(target, seq, "called".getBytes(StandardCharsets.UTF_8));
    }

    /** Counts the events of each task. */
    private static final class TaskView implements Projection<FanMachine.Event> {

        private final Views views;
        private final java.util.TreeMap<String, Integer> seen = new java.util.TreeMap<>();

        TaskView(Views views) {
            this.views = views;
        }

        @Override
        public String name() {
            return "tasks";
        }

        @Override
        public int format() {
            return views.format();
        }

        @Override
        public long position() {
            return views.position();
        }

        @Override
        public void apply(List<Recorded<FanMachine.Event>> events) {
            List<ViewRow> rows = new ArrayList<>();
            for (Recorded<FanMachine.Event> event : events) {
                String name = switch (event.event()) {
                    case FanMachine.Event.Ordered ordered -> "";
                    case FanMachine.Event.Intended intended -> "t" + intended.task();
                    case FanMachine.Event.Ended ended -> "t" + ended.task();
                };
                if (!name.isEmpty()) {
                    byte[] body = Integer.toString(seen.merge(name, 1, Integer::sum)).getBytes();
                    rows.add(new ViewRow.Task("run", name, "state", "app01", event.entry().at(), body));
                }
            }
            views.write(rows, events.getLast().entry().seq());
        }
    }
}
