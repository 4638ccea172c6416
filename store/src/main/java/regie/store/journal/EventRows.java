package regie.store.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.runtime.journal.Chain;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.Provenance;

/** How a row of the journal reads as an event. */
public final class EventRows {

    /** The columns that {@link #read} expects, in order. */
    public static final String COLUMNS = "seq, commit, at, machine_time, type, type_version, command_id, cause, actor, "
            + "on_behalf_of, reason, estate_version, body, body_hash, hash";

    private final Chain chain = new Chain();

    /** Fetches by cursor, so that a long read does not lie in memory whole; needs autocommit off. */
    public static void stream(PreparedStatement select) throws SQLException {
        select.setFetchSize(2_000);
    }

    public JournalEvent read(ResultSet row) throws SQLException {
        byte @Nullable [] body = row.getBytes(13);
        byte @Nullable [] kept = row.getBytes(14);
        Provenance provenance = new Provenance(
                new Actor(row.getString(9)),
                Optional.ofNullable(row.getString(10)).map(Actor::new),
                row.getString(8),
                row.getString(11),
                Optional.ofNullable(row.getString(12)).map(EstateVersion::new));
        return new JournalEvent(
                row.getLong(1), row.getLong(2), Streams.instant(row, 3), Streams.instant(row, 4), row.getString(5), row.getInt(6),
                Optional.ofNullable(row.getString(7)).map(CommandId::new), provenance, body, hashOf(body, kept), row.getBytes(15));
    }

    private byte[] hashOf(byte @Nullable [] body, byte @Nullable [] kept) {
        if (body != null) {
            return chain.bodyHash(body);
        }
        return kept == null ? new byte[32] : kept;
    }
}
