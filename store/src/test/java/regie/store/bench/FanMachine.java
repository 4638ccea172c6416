package regie.store.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.CommandCodec;
import regie.runtime.EventCodec;
import regie.runtime.Feature;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.journal.JournalStore;

/** A fan of tasks with so many slots: two events and two changes of its row for each task. */
public final class FanMachine implements Machine<FanMachine.Command, FanMachine.Event, Integer> {

    public sealed interface Command {
        record Order(int tasks, int slots) implements Command {}

        record End(int task) implements Command {}

        record Nothing() implements Command {}
    }

    public sealed interface Event {
        Instant at();

        record Ordered(int tasks, Instant at) implements Event {}

        record Intended(int task, Instant at) implements Event {}

        record Ended(int task, Instant at) implements Event {}
    }

    private int tasks;
    private int next = 1;
    private int ended;
    private boolean orderDirty;
    private final TreeSet<Integer> open = new TreeSet<>();
    private final TreeMap<Integer, Event> dirty = new TreeMap<>();

    int ended() {
        return ended;
    }

    @Override
    public Decision<Event> decide(Command command, Moment moment) {
        List<Event> events = new ArrayList<>(2);
        switch (command) {
            case Command.Order order -> {
                emit(events, new Event.Ordered(order.tasks(), moment.at()));
                for (int slot = 0; slot < order.slots() && next <= tasks; slot++) {
                    emit(events, new Event.Intended(next, moment.at()));
                }
            }
            case Command.End end -> {
                if (!open.contains(end.task())) {
                    return new Decision.Accepted<>(List.of());
                }
                emit(events, new Event.Ended(end.task(), moment.at()));
                if (next <= tasks) {
                    emit(events, new Event.Intended(next, moment.at()));
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
        switch (event) {
            case Event.Ordered ordered -> {
                tasks = ordered.tasks();
                orderDirty = true;
            }
            case Event.Intended intended -> {
                open.add(intended.task());
                next = Math.max(next, intended.task() + 1);
                dirty.put(intended.task(), event);
            }
            case Event.Ended over -> {
                open.remove(over.task());
                ended++;
                dirty.put(over.task(), event);
            }
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
        return List.copyOf(open);
    }

    @Override
    public void drainChanges(StateSink sink) {
        dirty.forEach((task, event) -> sink.put("task", key(task), row(task, event)));
        dirty.clear();
        if (orderDirty) {
            sink.put("misc", "order", Integer.toString(tasks).getBytes(StandardCharsets.US_ASCII));
            orderDirty = false;
        }
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        if (kind.equals("misc")) {
            tasks = Integer.parseInt(new String(body, StandardCharsets.US_ASCII));
            return;
        }
        int task = Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
        next = Math.max(next, task + 1);
        if (new String(body, StandardCharsets.ISO_8859_1).contains("succeeded")) {
            ended++;
            return;
        }
        open.add(task);
    }

    @Override
    public void restored() {}

    @Override
    public int stateFormat() {
        return 1;
    }

    public static Feature<Command, Event, Integer> feature() {
        return new Feature<>(FanMachine::new, new Events(), new Commands());
    }

    /** How many tasks were ever ordered in a stream: an order names their total. */
    public static int ordered(Database database, StreamId stream) {
        FanMachine machine = new FanMachine();
        try (JournalStore store = new JournalStore(database)) {
            store.journal().recover(stream, machine).join();
        }
        return machine.tasks;
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
            return switch (event) {
                case Event.Ordered ordered -> "RunOrdered";
                case Event.Intended intended -> "AttemptIntended";
                case Event.Ended over -> "AttemptEnded";
            };
        }

        @Override
        public int version(Event event) {
            return 1;
        }

        @Override
        public byte[] encode(Event event) {
            String words = switch (event) {
                case Event.Ordered ordered -> "{\"ended\":\"" + ordered.at() + "\",\"token\":" + ordered.tasks() + "}";
                case Event.Intended intended -> "{\"attempt\":\"" + key(intended.task())
                        + "#1\",\"host\":\"app01\",\"incarnation\":\"a1b2c3d4\","
                        + "\"intent\":{\"kind\":\"exec\",\"arguments\":[\"/bin/true\"],\"timeout\":\"PT1H\","
                        + "\"grace\":\"PT10S\"},\"ended\":\""
                        + intended.at() + "\",\"token\":" + intended.task() + "}";
                case Event.Ended over -> "{\"attempt\":\"" + key(over.task()) + "#1\",\"exit_code\":0,\"started\":\"" + over.at()
                        + "\",\"ended\":\"" + over.at() + "\",\"output\":{\"size\":0,\"sha256\":\"\"},\"token\":" + over.task() + "}";
            };
            return words.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public Event decode(String type, int version, byte[] body) {
            String words = new String(body, StandardCharsets.ISO_8859_1);
            int task = Integer.parseInt(after(words, "\"token\":", '}'));
            Instant at = Instant.parse(after(words, "\"ended\":\"", '"'));
            return switch (type) {
                case "RunOrdered" -> new Event.Ordered(task, at);
                case "AttemptIntended" -> new Event.Intended(task, at);
                default -> new Event.Ended(task, at);
            };
        }

        private static String after(String words, String name, char end) {
            int start = words.indexOf(name) + name.length();
            return words.substring(start, words.indexOf(end, start));
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
