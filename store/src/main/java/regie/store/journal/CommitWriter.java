package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StreamPosition;

/**
 * Writes one commit: the stream's row first, which tells a deposed writer; then everything else. Small commits go as one
 * statement, which counts when few tasks are about and each waits for its own.
 */
final class CommitWriter {

    private static final String MOVE = """
            UPDATE stream SET seq = ?, commit = ?, head = ?, at = ?, state_format = ?
            WHERE id = ? AND epoch = ? AND seq = ? AND commit = ?""";
    private static final String EVENTS = """
            COPY journal (stream, seq, commit, at, machine_time, type, type_version, command_id, cause, actor,
                on_behalf_of, reason, estate_version, body, body_hash, hash)
            FROM STDIN (FORMAT binary)""";
    private static final String ANSWERS = """
            INSERT INTO inbox (stream, command_id, answered_at, first_seq, last_seq, refusal, refusal_fr, refusal_en)
            SELECT ?, u.* FROM unnest(?::text[], ?::text[]::timestamptz[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) u
            ON CONFLICT (command_id) DO UPDATE SET answered_at = excluded.answered_at, first_seq = excluded.first_seq,
                last_seq = excluded.last_seq, refusal = excluded.refusal, refusal_fr = excluded.refusal_fr,
                refusal_en = excluded.refusal_en""";
    private static final int EVENT_FIELDS = 16;

    private final CopyBuffer buffer = new CopyBuffer();

    Appended write(Connection connection, int stream, Commit commit) throws SQLException {
        if (SmallCommit.fits(commit)) {
            return SmallCommit.write(connection, stream, commit) ? new Appended.Done() : new Appended.Deposed();
        }
        connection.setAutoCommit(false);
        if (!move(connection, stream, commit.before(), commit.after())) {
            connection.rollback();
            return new Appended.Deposed();
        }
        contents(connection, stream, commit.events(), commit.rows());
        if (!commit.answers().isEmpty()) {
            answers(connection, stream, commit.answers());
        }
        connection.commit();
        return new Appended.Done();
    }

    void contents(Connection connection, int stream, List<JournalEvent> events, List<StateRow> rows) throws SQLException {
        if (!events.isEmpty()) {
            events(connection, stream, events);
        }
        rows(connection, stream, rows);
    }

    private static boolean move(Connection connection, int stream, StreamPosition before, StreamPosition after)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, after.seq());
            update.setLong(2, after.commit());
            update.setBytes(3, after.head());
            update.setObject(4, Streams.time(after.at()));
            update.setInt(5, after.stateFormat());
            update.setInt(6, stream);
            update.setLong(7, before.epoch());
            update.setLong(8, before.seq());
            update.setLong(9, before.commit());
            return update.executeUpdate() == 1;
        }
    }

    private void events(Connection connection, int stream, List<JournalEvent> events) throws SQLException {
        buffer.start();
        for (JournalEvent event : events) {
            event(stream, event);
        }
        buffer.end();
        copy(connection, EVENTS);
    }

    private void copy(Connection connection, String sql) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        copy.writeToCopy(buffer.array(), 0, buffer.size());
        copy.endCopy();
    }

    private void event(int stream, JournalEvent event) {
        Provenance provenance = event.provenance();
        buffer.row(EVENT_FIELDS);
        buffer.int4(stream);
        buffer.int8(event.seq());
        buffer.int8(event.commit());
        buffer.timestamp(Chain.micros(event.at()));
        buffer.timestamp(Chain.micros(event.machineTime()));
        buffer.text(event.type());
        buffer.int4(event.typeVersion());
        buffer.text(event.commandId().map(CommandId::value));
        buffer.text(provenance.cause());
        buffer.text(provenance.actor().value());
        buffer.text(provenance.onBehalfOf().map(actor -> actor.value()));
        buffer.text(provenance.reason());
        buffer.text(provenance.estateVersion().map(version -> version.value()));
        byte[] body = event.body();
        if (body == null) {
            buffer.absent();
            buffer.bytes(event.bodyHash());
        } else {
            buffer.bytes(body);
            buffer.absent();
        }
        buffer.bytes(event.hash());
    }

    private static void rows(Connection connection, int stream, List<StateRow> rows) throws SQLException {
        Map<String, StateTable.Changes> byKind = new LinkedHashMap<>();
        for (StateRow row : rows) {
            byKind.computeIfAbsent(row.kind(), StateTable.Changes::new).add(row);
        }
        for (StateTable.Changes changes : byKind.values()) {
            changes.write(connection, stream);
        }
    }

    private static void answers(Connection connection, int stream, List<RecordedAnswer> answers) throws SQLException {
        List<@Nullable Object[]> columns = new ArrayList<>();
        for (int column = 0; column < 7; column++) {
            columns.add(new Object[answers.size()]);
        }
        for (int row = 0; row < answers.size(); row++) {
            RecordedAnswer recorded = answers.get(row);
            columns.get(0)[row] = recorded.id().value();
            columns.get(1)[row] = Streams.time(recorded.machineTime()).toString();
            if (recorded.answer() instanceof Answer.Done done) {
                columns.get(2)[row] = done.firstSeq();
                columns.get(3)[row] = done.lastSeq();
            }
            if (recorded.answer() instanceof Answer.Refused refused) {
                columns.get(4)[row] = refused.code();
                columns.get(5)[row] = refused.sentence().fr();
                columns.get(6)[row] = refused.sentence().en();
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(ANSWERS)) {
            insert.setInt(1, stream);
            String[] types = {"text", "text", "int8", "int8", "text", "text", "text"};
            for (int column = 0; column < types.length; column++) {
                insert.setArray(column + 2, connection.createArrayOf(types[column], columns.get(column)));
            }
            insert.executeUpdate();
        }
        Notices.notify(connection, Notices.ANSWERED, stream);
    }
}
