package regie.agent.loop;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one thread. When much comes, that thread lets the others run once before it sleeps:
 * they put in more meanwhile, so that it wakes once for several. When little comes it sleeps at
 * once, since who sleeps is woken before any process that computes, and who only gave way is not.
 */
public final class Inbox<T> {

    private static final int WINDOW = 64;
    /** So much in a window means a hundred attempts a second where each gives seven inputs. */
    private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();
    private boolean busy;
    private int taken;
    private long windowFrom = System.nanoTime();

    public void add(T item) {
        queue.add(item);
    }

    public int size() {
        return queue.size();
    }

    /** Whether nothing waits, even after the others had a chance to put something in. */
    public boolean isDry() {
        if (busy && queue.isEmpty()) {
            Thread.yield();
        }
        return queue.isEmpty();
    }

    /** The next, if one comes in this time. */
    public Optional<T> next(long nanos) throws InterruptedException {
        return isDry() ? counted(queue.poll(nanos, TimeUnit.NANOSECONDS)) : counted(queue.poll());
    }

    /** The next, however long it takes. */
    public T next() throws InterruptedException {
        isDry();
        T next = queue.take();
        count();
        return next;
    }

    private Optional<T> counted(@Nullable T next) {
        if (next != null) {
            count();
        }
        return Optional.ofNullable(next);
    }

    private void count() {
        if (++taken == WINDOW) {
            long now = System.nanoTime();
            busy = now - windowFrom < BUSY_NANOS;
            windowFrom = now;
            taken = 0;
        }
    }
}
