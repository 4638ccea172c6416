package regie.runtime.lease;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import regie.runtime.lease.LeaseCommand.Away;
import regie.runtime.lease.LeaseCommand.ConfirmRenewal;
import regie.runtime.lease.LeaseCommand.Depose;
import regie.runtime.lease.LeaseCommand.Grant;
import regie.runtime.lease.LeaseCommand.Refuse;
import regie.runtime.lease.LeaseCommand.Tick;
import regie.runtime.lease.LeaseEvent.Asked;
import regie.runtime.lease.LeaseEvent.FoundHeld;
import regie.runtime.lease.LeaseEvent.Lost;
import regie.runtime.lease.LeaseEvent.RenewalFailed;
import regie.runtime.lease.LeaseEvent.RenewalSent;
import regie.runtime.lease.LeaseEvent.Renewed;
import regie.runtime.lease.LeaseEvent.Taken;
import regie.runtime.lease.LeaseState.Asking;
import regie.runtime.lease.LeaseState.Holding;
import regie.runtime.lease.LeaseState.Without;

/**
 * How a server gets, keeps and loses the right to write: pure, so that the simulator runs it too.
 *
 * <p>The lease itself runs on the database's clock. The server trusts its own monotonic clock only to
 * be careful: it counts from when a renewal was <em>sent</em>, and lets nothing out once
 * {@link #FRESH} has passed, a second before anybody else could take over.
 */
public final class LeaseMachine {

    public static final Duration RENEWAL = Duration.ofSeconds(1);
    public static final Duration FRESH = Duration.ofSeconds(2);
    static final Duration ASK_AGAIN = Duration.ofMillis(300);
    static final Duration RENEW_AGAIN = Duration.ofMillis(200);

    private LeaseMachine() {}

    public static LeaseState start(long now) {
        return new Without(now, "");
    }

    public static List<LeaseEvent> decide(LeaseState state, LeaseCommand command) {
        return switch (command) {
            case Tick tick -> tick(state, tick.now());
            case Grant grant -> state instanceof Asking asking ? List.of(new Taken(grant.epoch(), asking.sentAt())) : List.of();
            case Refuse refuse -> refuse(state, refuse);
            case ConfirmRenewal confirm -> renewed(state);
            case Depose depose -> state instanceof Holding ? List.of(new Lost(depose.now() + ASK_AGAIN.toNanos())) : List.of();
            case Away away -> away(state, away.now());
        };
    }

    public static LeaseState evolve(LeaseState state, LeaseEvent event) {
        return switch (event) {
            case Asked asked -> new Asking(asked.at(), writer(state));
            case Taken taken -> new Holding(
                    taken.epoch(), taken.askedAt(), taken.askedAt() + RENEWAL.toNanos(), OptionalLong.empty());
            case FoundHeld held -> new Without(held.askAgainAt(), held.writer());
            case RenewalSent sent -> holding(state, (epoch, fresh, renewAt) -> new Holding(
                    epoch, fresh, renewAt, OptionalLong.of(sent.at())));
            case Renewed renewed -> holding(state, (epoch, fresh, renewAt) -> new Holding(
                    epoch, renewed.sentAt(), renewed.sentAt() + RENEWAL.toNanos(), OptionalLong.empty()));
            case RenewalFailed failed -> holding(state, (epoch, fresh, renewAt) -> new Holding(
                    epoch, fresh, failed.tryAgainAt(), OptionalLong.empty()));
            case Lost lost -> new Without(lost.askAgainAt(), "");
        };
    }

    /** Whether effects may go out. */
    public static boolean fresh(LeaseState state, long now) {
        return state instanceof Holding holding && now - holding.freshFrom() < FRESH.toNanos();
    }

    /** When the next {@link Tick} is worth sending; what waits for an answer is told by the answer. */
    public static long nextTick(LeaseState state) {
        return switch (state) {
            case Without without -> without.askAt();
            case Asking asking -> asking.sentAt() + FRESH.toNanos();
            case Holding holding -> holding.sentAt().isPresent()
                    ? holding.freshFrom() + FRESH.toNanos()
                    : holding.renewAt();
        };
    }

    /** Whether a question is under way: past its tick there is nothing to do but to wait for the answer. */
    public static boolean asks(LeaseState state) {
        return switch (state) {
            case Without without -> false;
            case Asking asking -> true;
            case Holding holding -> holding.sentAt().isPresent();
        };
    }

    private static List<LeaseEvent> tick(LeaseState state, long now) {
        return switch (state) {
            case Without without -> now - without.askAt() >= 0 ? List.of(new Asked(now)) : List.of();
            case Asking asking -> List.of();
            case Holding holding -> holding.sentAt().isEmpty() && now - holding.renewAt() >= 0
                    ? List.of(new RenewalSent(now))
                    : List.of();
        };
    }

    private static List<LeaseEvent> refuse(LeaseState state, Refuse refuse) {
        if (!(state instanceof Asking)) {
            return List.of();
        }
        long wait = Math.clamp(refuse.leftNanos(), 1_000_000L, ASK_AGAIN.toNanos());
        return List.of(new FoundHeld(refuse.writer(), refuse.now() + wait));
    }

    private static List<LeaseEvent> renewed(LeaseState state) {
        return state instanceof Holding holding && holding.sentAt().isPresent()
                ? List.of(new Renewed(holding.sentAt().getAsLong()))
                : List.of();
    }

    private static List<LeaseEvent> away(LeaseState state, long now) {
        return switch (state) {
            case Without without -> List.of();
            case Asking asking -> List.of(new FoundHeld(asking.writer(), now + ASK_AGAIN.toNanos()));
            case Holding holding -> List.of(new RenewalFailed(now + RENEW_AGAIN.toNanos()));
        };
    }

    private static String writer(LeaseState state) {
        return switch (state) {
            case Without without -> without.writer();
            case Asking asking -> asking.writer();
            case Holding holding -> "";
        };
    }

    private static LeaseState holding(LeaseState state, Change change) {
        return state instanceof Holding holding
                ? change.of(holding.epoch(), holding.freshFrom(), holding.renewAt())
                : state;
    }

    private interface Change {
        LeaseState of(long epoch, long freshFrom, long renewAt);
    }
}
