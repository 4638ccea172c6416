package regie.runtime;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.Journal;
import regie.runtime.journal.StreamPosition;

/**
 * The commit under way and the doubt about it. A commit that did not answer is either in the journal
 * or not: the stream's position says which, and the same bytes are appended again if not.
 */
final class Flights<E, X> {

    private static final Logger LOG = LoggerFactory.getLogger(Flights.class);
    private static final long ASK_AGAIN_NANOS = 250_000_000L;

    private final Journal journal;
    private final Clocks clocks;
    private final Consumer<Runnable> signals;
    private final Landing<E, X> landing;
    private @Nullable Flight<E, X> flight;
    private @Nullable Doubt doubt;

    /** What follows from a commit's fate. */
    interface Landing<E, X> {

        void committed(Batch<E, X> batch, Commit commit, long nanos);

        void deposed();
    }

    private record Flight<E, X>(Commit commit, Batch<E, X> batch, long sentAt) {}

    /** @param askAt when the position is asked next; {@code Long.MAX_VALUE} while it is being asked */
    record Doubt(Instant since, String cause, long askAt) {}

    Flights(Journal journal, Clocks clocks, Consumer<Runnable> signals, Landing<E, X> landing) {
        this.journal = journal;
        this.clocks = clocks;
        this.signals = signals;
        this.landing = landing;
    }

    boolean isFlying() {
        return flight != null;
    }

    boolean inDoubt() {
        return doubt != null;
    }

    @Nullable Doubt doubt() {
        return doubt;
    }

    void send(Commit commit, Batch<E, X> batch) {
        flight = new Flight<>(commit, batch, clocks.monotonic().nanos());
        append(flight);
    }

    /** Asks for the position when a doubt's time has come. */
    boolean step(long now) {
        Doubt open = doubt;
        Flight<E, X> flying = flight;
        if (open == null || flying == null || open.askAt == Long.MAX_VALUE || now - open.askAt < 0) {
            return false;
        }
        doubt = new Doubt(open.since, open.cause, Long.MAX_VALUE);
        follow(journal.position(flying.commit.stream()), position -> settle(flying, position), flying);
        return true;
    }

    long nanosUntilStep(long now) {
        Doubt open = doubt;
        return open == null || open.askAt == Long.MAX_VALUE ? Long.MAX_VALUE / 4 : Math.max(0, open.askAt - now);
    }

    void drop() {
        Flight<E, X> flying = flight;
        flight = null;
        doubt = null;
        if (flying != null) {
            flying.batch.dropped();
        }
    }

    private void append(Flight<E, X> flying) {
        follow(journal.append(flying.commit), appended -> landed(flying, appended), flying);
    }

    private <T> void follow(CompletableFuture<T> answer, Consumer<T> then, Flight<E, X> flying) {
        answer.whenComplete((given, failure) -> signals.accept(() -> {
            if (flight != flying) {
                return;
            }
            if (failure == null) {
                then.accept(given);
                return;
            }
            doubt(failure);
        }));
    }

    private void landed(Flight<E, X> flying, Appended appended) {
        switch (appended) {
            case Appended.Done done -> committed(flying);
            case Appended.Deposed deposed -> landing.deposed();
        }
    }

    private void settle(Flight<E, X> flying, StreamPosition position) {
        Commit commit = flying.commit;
        LOG.info("the journal answers again: stream {} stands at {} of commit {}", commit.stream(), position.seq(), position.commit());
        if (stands(position, commit.after())) {
            committed(flying);
            return;
        }
        if (stands(position, commit.before()) && position.epoch() == commit.before().epoch()) {
            doubt = null;
            append(flying);
            return;
        }
        landing.deposed();
    }

    private static boolean stands(StreamPosition position, StreamPosition expected) {
        return position.commit() == expected.commit()
                && position.seq() == expected.seq()
                && java.util.Arrays.equals(position.head(), expected.head());
    }

    private void committed(Flight<E, X> flying) {
        flight = null;
        doubt = null;
        landing.committed(flying.batch, flying.commit, clocks.monotonic().nanos() - flying.sentAt);
    }

    private void doubt(Throwable failure) {
        Doubt open = doubt;
        Instant since = open == null ? clocks.machine().instant() : open.since;
        if (open == null) {
            LOG.warn("a commit is in doubt: {}; commands wait until the journal says where it stands", failure.toString());
        }
        doubt = new Doubt(since, String.valueOf(failure.getMessage()), clocks.monotonic().nanos() + ASK_AGAIN_NANOS);
    }
}
