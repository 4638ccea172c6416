package regie.runtime.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event as it lies in the journal: envelope version 1, the body, and the chain's hash.
 *
 * @param seq from 1, without gaps
 * @param commit from 1: events of one commit became true together
 * @param at production time, in whole microseconds
 * @param machineTime machine time, in whole microseconds
 * @param type with {@code typeVersion} names the format of the body
 * @param body canonical UTF-8; null once it was archived or lawfully erased
 * @param bodyHash SHA-256 of the body: what the chain covers, so it stays when the body goes
 * @param hash the chain up to and with this event ({@link Chain})
 */
public record JournalEvent(
        long seq,
        long commit,
        Instant at,
        Instant machineTime,
        String type,
        int typeVersion,
        Optional<CommandId> commandId,
        Provenance provenance,
        byte @Nullable [] body,
        byte[] bodyHash,
        byte[] hash) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalEvent that
                && seq == that.seq
                && commit == that.commit
                && at.equals(that.at)
                && machineTime.equals(that.machineTime)
                && type.equals(that.type)
                && typeVersion == that.typeVersion
                && commandId.equals(that.commandId)
                && provenance.equals(that.provenance)
                && Arrays.equals(body, that.body)
                && Arrays.equals(bodyHash, that.bodyHash)
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq) * 31 + Arrays.hashCode(hash);
    }
}
