package regie.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import regie.kernel.Actor;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.runtime.twin.ForcedWeather;
import regie.runtime.twin.TwinClock;
import regie.runtime.twin.TwinDatabase;
import regie.runtime.twin.TwinInbox;
import regie.runtime.twin.TwinJournal;
import regie.runtime.twin.TwinLeases;

/** One server on the twins, stepped by hand; what travels to the database waits until it is let through. */
final class TallyServer implements Outside<String, String> {

    static final StreamId STREAM = new StreamId("test", "production");
    static final Provenance BY = Provenance.of(new Actor("claire"), "api");

    final ForcedWeather weather = new ForcedWeather();
    final Queue<Runnable> road = new ArrayDeque<>();
    final List<String> effects = new ArrayList<>();
    final List<String> committed = new ArrayList<>();
    final List<Standing> standings = new ArrayList<>();
    final Loop<String, String, String> loop;
    final Intake<String> intake;

    TallyServer(String name, TwinDatabase database, TwinClock clock, LoopSettings settings) {
        TwinInbox inbox = new TwinInbox(database, weather, road::add);
        LoopPorts ports = new LoopPorts(
                new TwinJournal(database, weather, road::add), new TwinLeases(database, weather, road::add), inbox, clock.clocks());
        this.loop = new Loop<>(STREAM, new Holder(name, "1"), Tally.feature(), ports, this, settings);
        this.intake = new Intake<>(STREAM, loop, inbox, new TallyCommands());
    }

    CompletableFuture<Answer> say(String command) {
        return loop.submit(Request.of(command, BY));
    }

    CompletableFuture<Answer> say(String id, String command) {
        return intake.submit(new Request<>(Optional.of(new CommandId(id)), command, BY));
    }

    /** Steps until nothing moves; the road stays as it is. */
    void think() {
        for (int step = 0; loop.step(); step++) {
            if (step > 1_000) {
                throw new AssertionError("the loop never rests");
            }
        }
    }

    /** Steps and lets everything through until nothing moves. */
    void run() {
        for (int step = 0; step < 1_000; step++) {
            boolean moved = loop.step();
            Runnable travelling = road.poll();
            if (travelling != null) {
                travelling.run();
            }
            if (!moved && travelling == null) {
                return;
            }
        }
        throw new AssertionError("the server never rests");
    }

    @Override
    public void committed(List<Recorded<String>> events) {
        events.forEach(event -> committed.add(event.event()));
    }

    @Override
    public void effects(List<String> given) {
        effects.addAll(given);
    }

    @Override
    public void standing(Standing standing) {
        standings.add(standing);
    }

    private static final class TallyCommands implements CommandCodec<String> {
        @Override
        public String type(String command) {
            return "Say";
        }

        @Override
        public byte[] encode(String command) {
            return command.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String decode(String type, byte[] body) {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
