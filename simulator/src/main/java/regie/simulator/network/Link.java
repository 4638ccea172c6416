package regie.simulator.network;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regie.simulator.chance.Chance;
import regie.simulator.time.VirtualTime;

/**
 * A link between two programs, like a TCP connection: in order while it stands. It can be cut, which
 * loses what is under way, and it can stall: both ends believe in it and nothing arrives, until one
 * of them gives up. A message may also arrive twice, or after its link was cut, as happens when the
 * receiver had read it already or the sender sends again what it was not sure of; greetings and
 * inventories, which belong to their link, do not.
 *
 * @param <A> what the near end says
 * @param <B> what the far end says
 */
public final class Link<A, B> {

    private static final Duration LEAST = Duration.ofNanos(100_000);
    private static final Duration LATE_MOST = Duration.ofSeconds(20);
    private static final Duration NOTICE_MOST = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final Chance chance;
    private final Supplier<NetworkWeather> weather;
    private final Predicate<Object> repeats;
    private final String name;
    private @Nullable End<B> near;
    private @Nullable End<A> far;
    private long nearDue;
    private long farDue;
    private boolean standing = true;
    private boolean stalled;

    public Link(String name, VirtualTime time, Chance chance, Supplier<NetworkWeather> weather,
            Predicate<Object> repeats) {
        this.name = name;
        this.time = time;
        this.chance = chance;
        this.weather = weather;
        this.repeats = repeats;
    }

    public void join(End<B> nearEnd, End<A> farEnd) {
        this.near = nearEnd;
        this.far = farEnd;
    }

    public String name() {
        return name;
    }

    public boolean standing() {
        return standing;
    }

    public void tellFar(A message) {
        farDue = send(message, farDue, () -> far);
    }

    public void tellNear(B message) {
        nearDue = send(message, nearDue, () -> near);
    }

    /** From now on nothing arrives, and nobody notices. */
    public void stall() {
        stalled = true;
    }

    /** Cuts the link; both ends notice, each in its time. */
    public void cut() {
        if (!standing) {
            return;
        }
        standing = false;
        tellLost(near);
        tellLost(far);
    }

    private void tellLost(@Nullable End<?> end) {
        if (end != null) {
            time.after(chance.skewed(LEAST, NOTICE_MOST), end::lost);
        }
    }

    private <M> long send(M message, long due, Supplier<@Nullable End<M>> receiver) {
        NetworkWeather now = weather.get();
        if (!standing) {
            return due;
        }
        long arrives = Math.max(due, time.nanos() + chance.skewed(LEAST, now.delayMost()).toNanos());
        time.at(arrives, () -> arrive(message, receiver, now));
        if (chance.percent(now.doubledPercent()) && repeats.test(message)) {
            time.at(arrives + chance.duration(LEAST, LATE_MOST).toNanos(), () -> deliver(message, receiver));
        }
        return arrives;
    }

    private <M> void arrive(M message, Supplier<@Nullable End<M>> receiver, NetworkWeather sentIn) {
        if (standing && !stalled) {
            deliver(message, receiver);
        } else if (chance.percent(sentIn.latePercent()) && repeats.test(message)) {
            time.after(chance.skewed(LEAST, LATE_MOST), () -> deliver(message, receiver));
        }
    }

    private static <M> void deliver(M message, Supplier<@Nullable End<M>> receiver) {
        End<M> end = receiver.get();
        if (end != null) {
            end.received(message);
        }
    }
}
