package regie.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.journal.StateSink;
import regie.runtime.journal.StateSource;

/**
 * A state with its decider, as the loop drives it. It belongs to one thread at a time, changes in
 * place, and knows no clock.
 *
 * @param <C> commands
 * @param <E> events
 * @param <X> effects: what should happen outside once the events are committed
 */
public interface Machine<C, E, X> extends StateSource {

    /** After {@code Accepted} the state has evolved; after {@code Refused} it is as before. */
    Decision<E> decide(C command, Moment moment);

    /** Takes in one committed event; for replay. */
    void evolve(E event);

    /** The production instant at which {@link #timersDue} should be decided. */
    Optional<Instant> nextTimer();

    /** The command that handles every timer due at its moment. */
    C timersDue();

    /** The command that pauses dispatch because the machine's clock jumped by {@code jump}. */
    C clockJumped(Duration jump);

    /** Since when the oldest thing that could be dispatched waits for it, in production time. */
    Optional<Instant> oldestUndispatched();

    /** The effects of one event, asked right after the command that led to it was accepted. */
    void effects(E event, Consumer<? super X> out);

    /** Everything outside that should happen by this state: emitted again after a takeover. */
    List<X> pending();

    /** Writes the rows that changed since the last drain. */
    void drainChanges(StateSink sink);

    /** Takes in one stored row; after the last one {@link #restored} is called. */
    @Override
    void row(String kind, String key, byte[] body);

    void restored();

    /** The format of the rows that it writes. */
    int stateFormat();

    /** Whether it can read rows of that format; otherwise its state is folded from events. */
    default boolean reads(int format) {
        return format == stateFormat();
    }
}
