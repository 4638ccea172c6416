package regie.simulator.time;

/** Something that will be done at an instant of virtual time unless it is cancelled before. */
public final class Alarm implements Comparable<Alarm> {

    private final long dueNanos;
    private final long order;
    private final Runnable action;
    private boolean cancelled;

    Alarm(long dueNanos, long order, Runnable action) {
        this.dueNanos = dueNanos;
        this.order = order;
        this.action = action;
    }

    public long dueNanos() {
        return dueNanos;
    }

    public void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    void run() {
        action.run();
    }

    @Override
    public int compareTo(Alarm other) {
        int byTime = Long.compare(dueNanos, other.dueNanos);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
