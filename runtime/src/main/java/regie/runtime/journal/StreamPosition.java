package regie.runtime.journal;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream stands.
 *
 * @param epoch counts its writers; the one who holds the newest may commit
 * @param seq of its last event; 0 before the first
 * @param commit of its last commit; 0 before the first
 * @param head the chain's hash after its last event
 * @param at production time of its last commit; the epoch of 1970 before the first
 * @param stateFormat the format of its state rows; 0 before the first commit
 */
public record StreamPosition(long epoch, long seq, long commit, byte[] head, Instant at, int stateFormat) {

    public static final StreamPosition START =
            new StreamPosition(0, 0, 0, Chain.start(), Instant.EPOCH, 0);

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamPosition that
                && epoch == that.epoch
                && seq == that.seq
                && commit == that.commit
                && Arrays.equals(head, that.head)
                && at.equals(that.at)
                && stateFormat == that.stateFormat;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(commit * 31 + seq);
    }
}
