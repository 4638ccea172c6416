package regie.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The time of the simulated world: a queue of what is due. {@link #step} moves time to the next due
 * thing and does it; nothing else moves time. Things due at one instant are done in the order in
 * which they were asked for.
 */
public final class VirtualTime {

    private final PriorityQueue<Alarm> queue = new PriorityQueue<>();
    private final Instant origin;
    private long nanos;
    private long order;

    public VirtualTime(Instant origin) {
        this.origin = origin;
    }

    /** Since the simulation began. */
    public long nanos() {
        return nanos;
    }

    /** True time, which no clock of the simulated world need show. */
    public Instant now() {
        return origin.plusNanos(nanos);
    }

    public Alarm at(long dueNanos, Runnable action) {
        Alarm alarm = new Alarm(Math.max(dueNanos, nanos), order++, action);
        queue.add(alarm);
        return alarm;
    }

    public Alarm after(Duration delay, Runnable action) {
        return at(nanos + Math.max(0, delay.toNanos()), action);
    }

    /** Does the next due thing; false when nothing is due any more. */
    public boolean step() {
        Alarm alarm = queue.poll();
        while (alarm != null && alarm.cancelled()) {
            alarm = queue.poll();
        }
        if (alarm == null) {
            return false;
        }
        nanos = alarm.dueNanos();
        alarm.run();
        return true;
    }

    public int waiting() {
        return queue.size();
    }
}
