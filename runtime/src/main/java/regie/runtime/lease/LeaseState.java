package regie.runtime.lease;

import java.util.OptionalLong;

/** What a server knows about its lease; all times are its own monotonic nanoseconds. */
public sealed interface LeaseState {

    /** It has none and asks again at {@code askAt}; {@code writer} is who had it, empty if unknown. */
    record Without(long askAt, String writer) implements LeaseState {}

    record Asking(long sentAt, String writer) implements LeaseState {}

    /**
     * It has it.
     *
     * @param freshFrom when the last successful renewal (or the acquisition) was sent
     * @param renewAt when the next renewal is due
     * @param sentAt when the renewal under way was sent
     */
    record Holding(long epoch, long freshFrom, long renewAt, OptionalLong sentAt) implements LeaseState {}
}
