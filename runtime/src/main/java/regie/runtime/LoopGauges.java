package regie.runtime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import regie.runtime.clock.Clocks;

/**
 * What a loop publishes about itself; read from any thread. The lag is reckoned when it is read, so
 * that a loop that hangs shows a growing one.
 */
public final class LoopGauges {

    private final Clocks clocks;
    private volatile Standing standing = new Standing.Following("");
    private volatile @Nullable Instant oldestUndispatched;
    private volatile long steppedNanos;
    private volatile int queued;
    private volatile long commands;
    private volatile long events;
    private volatile long commits;
    private volatile long commitNanosSum;
    private volatile long commitNanosLast;
    private volatile long commitNanosMax;
    private volatile long seq;
    private volatile int clockJumps;

    LoopGauges(Clocks clocks) {
        this.clocks = clocks;
        this.steppedNanos = clocks.monotonic().nanos();
    }

    public Standing standing() {
        return standing;
    }

    /** For how long the oldest thing due has waited for its dispatch, in production time. */
    public Duration lag() {
        Instant oldest = oldestUndispatched;
        Duration lag = oldest == null ? Duration.ZERO : Duration.between(oldest, clocks.production().now());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /** Real time since the loop last took a step; seconds of it mean that it hangs. */
    public Duration sinceLastStep() {
        return Duration.ofNanos(clocks.monotonic().nanos() - steppedNanos);
    }

    public int queued() {
        return queued;
    }

    public long commands() {
        return commands;
    }

    public long events() {
        return events;
    }

    public long commits() {
        return commits;
    }

    public Duration commitTimeSum() {
        return Duration.ofNanos(commitNanosSum);
    }

    public Duration commitTimeLast() {
        return Duration.ofNanos(commitNanosLast);
    }

    public Duration commitTimeMax() {
        return Duration.ofNanos(commitNanosMax);
    }

    /** The last committed event. */
    public long seq() {
        return seq;
    }

    public int clockJumps() {
        return clockJumps;
    }

    void standing(Standing now) {
        standing = now;
    }

    void stepped(long nanos, int waiting) {
        steppedNanos = nanos;
        queued = waiting;
    }

    void oldest(@Nullable Instant instant) {
        oldestUndispatched = instant;
    }

    void recovered(long at) {
        seq = at;
    }

    // One thread writes: the plain increments of volatile fields lose nothing.
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void committed(long nanos, int commandsDone, int eventsDone, long newSeq) {
        commands += commandsDone;
        events += eventsDone;
        commits++;
        commitNanosSum += nanos;
        commitNanosLast = nanos;
        commitNanosMax = Math.max(commitNanosMax, nanos);
        seq = newSeq;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void jumped() {
        clockJumps++;
    }
}
