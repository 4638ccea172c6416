package regie.store.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StreamPosition;

/**
 * Writes a commit of a few events as one statement that is its own transaction: one journey to the database and back
 * instead of six. The stream's row still decides: everything else is inserted from what its update returned, so a deposed
 * writer inserts nothing.
 */
final class SmallCommit {

    private static final int EVENTS_MAX = 64;
    private static final int ROWS_MAX = 192;

    private static final String SQL = """
            WITH moved AS (
                UPDATE stream SET seq = ?, commit = ?, head = ?, at = ?, state_format = ?
                WHERE id = ? AND epoch = ? AND seq = ? AND commit = ? RETURNING id, commit),
            events AS (
                INSERT INTO journal (stream, seq, commit, at, machine_time, type, type_version, command_id, cause, actor,
                    on_behalf_of, reason, estate_version, body, body_hash, hash)
                SELECT moved.id, e.seq, moved.commit, timestamptz 'epoch' + e.at * interval '1 microsecond',
                    timestamptz 'epoch' + e.machine * interval '1 microsecond', e.type, e.type_version, e.command_id, e.cause, e.actor,
                    e.on_behalf_of, e.reason, e.estate_version, e.body, e.body_hash, e.hash
                FROM moved, unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
                    AS e(seq, at, machine, type, type_version, command_id, cause, actor, on_behalf_of, reason, estate_version,
                        body, body_hash, hash)),
            tasks AS (
                INSERT INTO state_task (stream, key, body)
                SELECT moved.id, r.key, r.body FROM moved, unnest(?::text[], ?::bytea[]) AS r(key, body)
                ON CONFLICT (stream, key) DO UPDATE SET body = excluded.body),
            runs AS (
                INSERT INTO state_run (stream, key, body)
                SELECT moved.id, r.key, r.body FROM moved, unnest(?::text[], ?::bytea[]) AS r(key, body)
                ON CONFLICT (stream, key) DO UPDATE SET body = excluded.body),
            others AS (
                INSERT INTO state_misc (stream, kind, key, body)
                SELECT moved.id, r.kind, r.key, r.body FROM moved, unnest(?::text[], ?::text[], ?::bytea[]) AS r(kind, key, body)
                ON CONFLICT (stream, kind, key) DO UPDATE SET body = excluded.body)
            SELECT count(*) FROM moved""";

    private SmallCommit() {}

    /** Whether a commit is small and plain enough: no answers to record, nothing removed, no plan pinned. */
    static boolean fits(Commit commit) {
        return commit.events().size() <= EVENTS_MAX && commit.rows().size() <= ROWS_MAX && commit.answers().isEmpty()
                && commit.rows().stream().allMatch(row -> row.body() != null && !row.kind().equals("pin"));
    }

    /** False when the stream does not stand where the commit expects it: nothing was written. */
    static boolean write(Connection connection, int stream, Commit commit) throws SQLException {
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            Parameters parameters = new Parameters(connection, statement);
            parameters.move(stream, commit.before(), commit.after());
            parameters.events(commit.events());
            parameters.rows(commit.rows());
            try (ResultSet moved = statement.executeQuery()) {
                return moved.next() && moved.getLong(1) == 1;
            }
        }
    }

    /** Sets the parameters one after the other, in the order of the statement. */
    private static final class Parameters {

        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void move(int stream, StreamPosition before, StreamPosition after) throws SQLException {
            statement.setLong(next++, after.seq());
            statement.setLong(next++, after.commit());
            statement.setBytes(next++, after.head());
            statement.setObject(next++, Streams.time(after.at()));
            statement.setInt(next++, after.stateFormat());
            statement.setInt(next++, stream);
            statement.setLong(next++, before.epoch());
            statement.setLong(next++, before.seq());
            statement.setLong(next++, before.commit());
        }

        void events(List<JournalEvent> events) throws SQLException {
            array("int8", events.stream().map(JournalEvent::seq).toArray(Long[]::new));
            array("int8", events.stream().map(event -> Chain.micros(event.at())).toArray(Long[]::new));
            array("int8", events.stream().map(event -> Chain.micros(event.machineTime())).toArray(Long[]::new));
            array("text", events.stream().map(JournalEvent::type).toArray(String[]::new));
            array("int4", events.stream().map(JournalEvent::typeVersion).toArray(Integer[]::new));
            array("text", events.stream().map(event -> event.commandId().map(CommandId::value).orElse(null)).toArray(String[]::new));
            array("text", events.stream().map(event -> event.provenance().cause()).toArray(String[]::new));
            array("text", events.stream().map(event -> event.provenance().actor().value()).toArray(String[]::new));
            array("text", events.stream().map(event -> event.provenance().onBehalfOf().map(actor -> actor.value()).orElse(null))
                    .toArray(String[]::new));
            array("text", events.stream().map(event -> event.provenance().reason()).toArray(String[]::new));
            array("text", events.stream().map(event -> event.provenance().estateVersion().map(version -> version.value()).orElse(null))
                    .toArray(String[]::new));
            array("bytea", events.stream().map(JournalEvent::body).toArray(byte[][]::new));
            array("bytea", events.stream().map(event -> event.body() == null ? event.bodyHash() : null).toArray(byte[][]::new));
            array("bytea", events.stream().map(JournalEvent::hash).toArray(byte[][]::new));
        }

        void rows(List<StateRow> rows) throws SQLException {
            keysAndBodies(rows.stream().filter(row -> row.kind().equals("task")).toList());
            keysAndBodies(rows.stream().filter(row -> row.kind().equals("run")).toList());
            List<StateRow> others = new ArrayList<>(rows);
            others.removeIf(row -> StateTable.OWN.contains(row.kind()));
            array("text", others.stream().map(StateRow::kind).toArray(String[]::new));
            keysAndBodies(others);
        }

        private void keysAndBodies(List<StateRow> rows) throws SQLException {
            array("text", rows.stream().map(StateRow::key).toArray(String[]::new));
            array("bytea", rows.stream().map(StateRow::body).toArray(byte[][]::new));
        }

        private void array(String type, Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, values);
            statement.setArray(next++, array);
        }
    }
}
