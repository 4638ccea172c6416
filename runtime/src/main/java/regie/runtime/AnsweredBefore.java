package regie.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Inbox;

/**
 * Finds the commands that an earlier writer has answered, so that nothing is decided twice. The inbox
 * is asked only once this term has begun: from then on nobody else can record an answer, so one that
 * is not there will not be. Asked any earlier, the last commit of the writer before may still be under way.
 */
final class AnsweredBefore<C, E, X> {

    private static final long ASK_AGAIN_NANOS = Duration.ofMillis(250).toNanos();
    private static final int ASKING_MAX = 1_000;

    private final Inbox inbox;
    private final Clocks clocks;
    private final Consumer<Runnable> signals;
    private final Set<Waiting.Asked<C, E, X>> open = new LinkedHashSet<>();
    private final Queue<Waiting.Asked<C, E, X>> toAsk = new ArrayDeque<>();
    private final Queue<Waiting.Asked<C, E, X>> ready = new ArrayDeque<>();
    private long askAt;
    private boolean dropped;

    AnsweredBefore(Inbox inbox, Clocks clocks, Consumer<Runnable> signals) {
        this.inbox = inbox;
        this.clocks = clocks;
        this.signals = signals;
        this.askAt = clocks.monotonic().nanos();
    }

    boolean isFull() {
        return open.size() >= ASKING_MAX;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void look(Waiting.Asked<C, E, X> asked) {
        open.add(asked);
        ask(asked);
    }

    /** Asks again what the inbox did not answer. */
    boolean step(long now) {
        if (toAsk.isEmpty() || now - askAt < 0) {
            return false;
        }
        for (int i = toAsk.size(); i > 0; i--) {
            ask(toAsk.remove());
        }
        return true;
    }

    long nanosUntilStep(long now) {
        return toAsk.isEmpty() ? Long.MAX_VALUE / 4 : Math.max(0, askAt - now);
    }

    /** The next command that nobody has answered, to be decided now. */
    Waiting.@Nullable Asked<C, E, X> next() {
        Waiting.Asked<C, E, X> asked = ready.poll();
        if (asked != null) {
            open.remove(asked);
        }
        return asked;
    }

    void drop() {
        dropped = true;
        open.forEach(asked -> asked.answer().complete(new Answer.Unknown()));
        open.clear();
    }

    private void ask(Waiting.Asked<C, E, X> asked) {
        CommandId id = asked.request().id().orElseThrow();
        inbox.answer(id).whenComplete((found, failure) -> signals.accept(() -> heard(asked, found, failure)));
    }

    private void heard(Waiting.Asked<C, E, X> asked, @Nullable Optional<Answer> found, @Nullable Throwable failure) {
        if (dropped) {
            return;
        }
        if (failure != null || found == null) {
            toAsk.add(asked);
            askAt = clocks.monotonic().nanos() + ASK_AGAIN_NANOS;
        } else if (found.isPresent()) {
            open.remove(asked);
            asked.answer().complete(found.get());
        } else {
            ready.add(asked);
        }
    }
}
