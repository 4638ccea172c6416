package regie.runtime.lease;

/** What became of a lease. The shell acts on {@link Asked} and {@link RenewalSent} by asking. */
public sealed interface LeaseEvent {

    record Asked(long at) implements LeaseEvent {}

    record Taken(long epoch, long askedAt) implements LeaseEvent {}

    record FoundHeld(String writer, long askAgainAt) implements LeaseEvent {}

    record RenewalSent(long at) implements LeaseEvent {}

    record Renewed(long sentAt) implements LeaseEvent {}

    record RenewalFailed(long tryAgainAt) implements LeaseEvent {}

    record Lost(long askAgainAt) implements LeaseEvent {}
}
