package regie.server.views;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import regie.server.api.ChangeEvent;

/**
 * What has changed, for those who watch. The last changes are kept, so that a watcher that was cut
 * off resumes; one that was away for longer is told to look at everything.
 */
public final class Changes {

    private static final int KEPT = 1_000;
    private static final int TASKS_MAX = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Deque<ChangeEvent> kept = new ArrayDeque<>();

    /** Told by the follower; {@code seq} rises. */
    public void happened(ChangeEvent change) {
        lock.lock();
        try {
            kept.addLast(change);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The last position that was told; 0 before the first. */
    public long position() {
        lock.lock();
        try {
            return kept.isEmpty() ? 0 : kept.getLast().seq();
        } finally {
            lock.unlock();
        }
    }

    /** All changes after that position as one, waiting for some at most that long. */
    public Optional<ChangeEvent> after(long seq, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (kept.isEmpty() || kept.getLast().seq() <= seq) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = more.awaitNanos(left);
            }
            return Optional.of(merged(seq));
        } finally {
            lock.unlock();
        }
    }

    private ChangeEvent merged(long seq) {
        Set<String> runs = new LinkedHashSet<>();
        Set<String> tasks = new LinkedHashSet<>();
        Set<String> hosts = new LinkedHashSet<>();
        // Whoever stands before what is kept has missed something.
        boolean all = seq > 0 && kept.size() == KEPT && kept.getFirst().seq() > seq;
        Optional<String> other = Optional.empty();
        for (ChangeEvent change : kept) {
            if (change.seq() > seq) {
                runs.addAll(change.runs());
                tasks.addAll(change.tasks());
                hosts.addAll(change.hosts());
                all |= change.more();
                other = other.or(change::other);
            }
        }
        List<String> first = new ArrayList<>(tasks).subList(0, Math.min(TASKS_MAX, tasks.size()));
        return new ChangeEvent(kept.getLast().seq(), List.copyOf(runs), List.copyOf(first), List.copyOf(hosts),
                all || tasks.size() > TASKS_MAX, other);
    }
}
