package regie.agent.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Timers of a loop, used by its thread alone. They are set in machine time and kept in the
 * monotonic clock, so a clock that is put right does not end an attempt.
 */
public final class Timers<K> {

    private record Due<K>(long nanos, long order, K key) {}

    private final TreeSet<Due<K>> queue = new TreeSet<>((a, b) -> {
        int byTime = Long.signum(a.nanos - b.nanos);
        return byTime != 0 ? byTime : Long.compare(a.order, b.order);
    });
    private final Map<K, Due<K>> latest = new HashMap<>();
    private long order;

    public void set(K key, Instant at) {
        long delay = Math.max(0, Duration.between(Instant.now(), at).toNanos());
        cancel(key);
        Due<K> due = new Due<>(System.nanoTime() + delay, order++, key);
        latest.put(key, due);
        queue.add(due);
    }

    public void cancel(K key) {
        Due<K> due = latest.remove(key);
        if (due != null) {
            queue.remove(due);
        }
    }

    /** The next timer that is due now, taken out. */
    public Optional<K> due() {
        if (queue.isEmpty() || queue.first().nanos - System.nanoTime() > 0) {
            return Optional.empty();
        }
        Due<K> due = queue.pollFirst();
        latest.remove(due.key);
        return Optional.of(due.key);
    }

    /** How long until the next may be due, at most a minute. */
    public long nanosToNext() {
        long most = Duration.ofMinutes(1).toNanos();
        return queue.isEmpty() ? most : Math.clamp(queue.first().nanos - System.nanoTime(), 0, most);
    }
}
