package regie.store.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.CommandCodec;
import regie.runtime.EventCodec;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;

/** A fan of tasks with so many slots: two events and two changes of its row for each task. */
final class FanMachine implements Machine<FanMachine.Command, FanMachine.Event, Integer> {

    sealed interface Command {
        record Order(int tasks, int slots) implements Command {}

        record End(int task) implements Command {}

        record Nothing() implements Command {}
    }

    sealed interface Event {
        int task();

        Instant at();

        record Intended(int task, Instant at) implements Event {}

        record Ended(int task, Instant at) implements Event {}
    }

    private int tasks;
    private int next = 1;
    private int ended;
    private final TreeMap<Integer, Event> dirty = new TreeMap<>();

    int ended() {
        return ended;
    }

    @Override
    public Decision<Event> decide(Command command, Moment moment) {
        List<Event> events = new ArrayList<>(2);
        switch (command) {
            case Command.Order order -> {
                tasks = order.tasks();
                for (int slot = 0; slot < order.slots() && next <= tasks; slot++) {
                    emit(events, new Event.Intended(next++, moment.at()));
                }
            }
            case Command.End end -> {
                emit(events, new Event.Ended(end.task(), moment.at()));
                if (next <= tasks) {
                    emit(events, new Event.Intended(next++, moment.at()));
                }
            }
            case Command.Nothing nothing -> {}
        }
        return new Decision.Accepted<>(events);
    }

    private void emit(List<Event> events, Event event) {
        evolve(event);
        events.add(event);
    }

    @Override
    public void evolve(Event event) {
        dirty.put(event.task(), event);
        if (event instanceof Event.Ended) {
            ended++;
        }
    }

    @Override
    public Optional<Instant> nextTimer() {
        return Optional.empty();
    }

    @Override
    public Command timersDue() {
        return new Command.Nothing();
    }

    @Override
    public Command clockJumped(Duration jump) {
        return new Command.Nothing();
    }

    @Override
    public Optional<Instant> oldestUndispatched() {
        return Optional.empty();
    }

    @Override
    public void effects(Event event, Consumer<? super Integer> out) {
        if (event instanceof Event.Intended intended) {
            out.accept(intended.task());
        }
    }

    @Override
    public List<Integer> pending() {
        return List.of();
    }

    @Override
    public void drainChanges(StateSink sink) {
        dirty.forEach((task, event) -> sink.put("task", key(task), row(task, event)));
        dirty.clear();
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        ended++;
    }

    @Override
    public void restored() {}

    @Override
    public int stateFormat() {
        return 1;
    }

    static String key(int task) {
        return "nightly-close@2026-11-23/step-" + task;
    }

    private static byte[] row(int task, Event event) {
        boolean over = event instanceof Event.Ended;
        return ("{\"state\":\"" + (over ? "succeeded" : "dispatched") + "\",\"task\":" + task
                + ",\"attempt\":{\"number\":1,\"token\":" + task
                + ",\"host\":\"app01\",\"incarnation\":\"a1b2c3d4\",\"at\":\"" + event.at() + "\"}}").getBytes(StandardCharsets.ISO_8859_1);
    }

    static final class Events implements EventCodec<Event> {

        @Override
        public String type(Event event) {
            return event instanceof Event.Intended ? "AttemptIntended" : "AttemptEnded";
        }

        @Override
        public int version(Event event) {
            return 1;
        }

        @Override
        public byte[] encode(Event event) {
            String words = switch (event) {
                case Event.Intended intended -> "{\"attempt\":\"" + key(intended.task())
                        + "#1\",\"host\":\"app01\",\"incarnation\":\"a1b2c3d4\","
                        + "\"intent\":{\"kind\":\"exec\",\"arguments\":[\"/bin/true\"],\"timeout\":\"PT1H\",\"grace\":\"PT10S\"},\"token\":"
                        + intended.task() + "}";
                case Event.Ended over -> "{\"attempt\":\"" + key(over.task()) + "#1\",\"exit_code\":0,\"started\":\"" + over.at()
                        + "\",\"ended\":\"" + over.at() + "\",\"output\":{\"size\":0,\"sha256\":\"\"},\"token\":" + over.task() + "}";
            };
            return words.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public Event decode(String type, int version, byte[] body) {
            throw new UnsupportedOperationException();
        }
    }

    static final class Commands implements CommandCodec<Command> {

        @Override
        public String type(Command command) {
            return "Nothing";
        }

        @Override
        public byte[] encode(Command command) {
            return new byte[0];
        }

        @Override
        public Command decode(String type, byte[] body) {
            return new Command.Nothing();
        }
    }
}
