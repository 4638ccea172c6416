package regie.runtime;

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
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.runtime.journal.StateSink;

/** A small machine for tests: counts words, refuses "no", breaks on "bug", and wakes up when told. */
final class Tally implements Machine<String, String, String> {

    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final TreeSet<String> dirty = new TreeSet<>();
    private Optional<Instant> timer = Optional.empty();

    record WordNotTaken(String word) implements Problem {
        @Override
        public Text sentence() {
            return new Text("non", "no");
        }
    }

    TreeMap<String, Integer> counts() {
        return counts;
    }

    @Override
    public Decision<String> decide(String command, Moment moment) {
        if (command.equals("no")) {
            return new Decision.Refused<>(new WordNotTaken(command));
        }
        if (command.equals("bug")) {
            evolve("half-done");
            throw new IllegalStateException("a bug");
        }
        if (command.startsWith("wake ")) {
            timer = Optional.of(Instant.parse(command.substring(5)));
            return new Decision.Accepted<>(List.of());
        }
        if (command.equals("due")) {
            timer = Optional.empty();
        }
        List<String> events = new ArrayList<>();
        for (String word : command.split(",")) {
            evolve(word);
            events.add(word);
        }
        return new Decision.Accepted<>(events);
    }

    @Override
    public void evolve(String event) {
        counts.merge(event, 1, Integer::sum);
        dirty.add(event);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return timer;
    }

    @Override
    public String timersDue() {
        return "due";
    }

    @Override
    public String clockJumped(Duration jump) {
        return "jumped";
    }

    @Override
    public Optional<Instant> oldestUndispatched() {
        return Optional.empty();
    }

    @Override
    public void effects(String event, Consumer<? super String> out) {
        out.accept("do " + event);
    }

    @Override
    public List<String> pending() {
        return counts.keySet().stream().map(word -> "do " + word).toList();
    }

    @Override
    public void drainChanges(StateSink sink) {
        dirty.forEach(word -> sink.put("misc", word, Integer.toString(counts.get(word)).getBytes(StandardCharsets.US_ASCII)));
        dirty.clear();
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        counts.put(key, Integer.parseInt(new String(body, StandardCharsets.US_ASCII)));
    }

    @Override
    public void restored() {}

    @Override
    public int stateFormat() {
        return 1;
    }

    static Feature<String, String, String> feature() {
        return new Feature<>(Tally::new, new Events(), new Commands());
    }

    private static final class Events implements EventCodec<String> {
        @Override
        public String type(String event) {
            return "Word";
        }

        @Override
        public int version(String event) {
            return 1;
        }

        @Override
        public byte[] encode(String event) {
            return event.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(String type, int version, byte[] body) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final class Commands implements CommandCodec<String> {
        @Override
        public String type(String command) {
            return "Say";
        }

        @Override
        public byte[] encode(String command) {
            return command.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(String type, byte[] body) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
