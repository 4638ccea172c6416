package regie.runtime.lease;

/** What happens to a lease; {@code now} is the server's own monotonic time in nanoseconds. */
public sealed interface LeaseCommand {

    record Tick(long now) implements LeaseCommand {}

    record Grant(long epoch) implements LeaseCommand {}

    /** Another server holds it for another {@code leftNanos}. */
    record Refuse(String writer, long leftNanos, long now) implements LeaseCommand {}

    record ConfirmRenewal() implements LeaseCommand {}

    /** It is no longer this server's: by the leases' answer, or because a commit was deposed. */
    record Depose(long now) implements LeaseCommand {}

    /** The leases did not answer. */
    record Away(long now) implements LeaseCommand {}
}
