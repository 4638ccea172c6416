package regie.store.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.runtime.Feature;
import regie.runtime.Machine;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StateSink;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.journal.BulkWriter;
import regie.store.journal.EventRows;
import regie.store.journal.StateReader;
import regie.store.journal.Streams;

/** Folds a state anew from the journal: to compare it with its tables, or to write it in a new format. */
public final class StateFold<C, E, X> {

    private static final String EVENTS = "SELECT " + EventRows.COLUMNS + " FROM journal WHERE stream = ? AND seq > ? ORDER BY seq";
    private static final int DIFFERENCES_MAX = 100;

    private final Database database;
    private final Feature<C, E, X> feature;

    public StateFold(Database database, Feature<C, E, X> feature) {
        this.database = database;
        this.feature = feature;
    }

    private record Folded(Map<String, byte[]> rows, long from) {}

    private static final class Unfoldable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient AuditProblem problem;

        private Unfoldable(AuditProblem problem) {
            super(null, null, false, false);
            this.problem = problem;
        }
    }

    /** Compares in one snapshot of the database, so a writer may go on meanwhile. */
    public Result<StateVerification> verify(StreamId stream) {
        try (Connection connection = database.connect("state", 600)) {
            int number = begin(connection, stream);
            StreamPosition position = new Streams().position(connection, stream);
            Folded folded = fold(connection, number);
            Map<String, byte[]> stored = new TreeMap<>();
            StateReader.read(connection, number, (kind, key, body) -> stored.put(kind + " " + key, body));
            return Result.good(new StateVerification(position.seq(), folded.from, stored.size(), differences(folded.rows, stored)));
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        } catch (Unfoldable problem) {
            return Result.refused(problem.problem);
        }
    }

    /**
     * Before this server tries for the lease: writes the state in the format of this version if the stored
     * one cannot be read. Refused while another server writes.
     *
     * @return whether it had to
     */
    public Result<Boolean> refoldIfNeeded(StreamId stream) {
        try (Connection connection = database.connect("state", 600)) {
            int number = begin(connection, stream);
            StreamPosition position = new Streams().position(connection, stream);
            Machine<C, E, X> machine = feature.machine().get();
            if (position.stateFormat() == 0 || machine.reads(position.stateFormat())) {
                return Result.good(false);
            }
            Optional<String> writer = writer(connection, number);
            if (writer.isPresent()) {
                return Result.refused(new AuditProblem.WriterStillThere(stream, writer.get()));
            }
            write(connection, number, stream, position, fold(connection, number), machine.stateFormat());
            return Result.good(true);
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        } catch (Unfoldable problem) {
            return Result.refused(problem.problem);
        }
    }

    private static int begin(Connection connection, StreamId stream) throws SQLException {
        int number = new Streams().number(connection, stream);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return number;
    }

    private static void write(
            Connection connection, int number, StreamId stream, StreamPosition position, Folded folded, int format)
            throws SQLException {
        BulkWriter writer = new BulkWriter();
        writer.forgetState(connection, number);
        List<StateRow> rows = new ArrayList<>();
        folded.rows.forEach((name, body) -> {
            int space = name.indexOf(' ');
            rows.add(new StateRow(name.substring(0, space), name.substring(space + 1), body));
        });
        StreamPosition after = new StreamPosition(
                position.epoch(), position.seq(), position.commit() + 1, position.head(), position.at(), format);
        writer.write(connection, number, List.of(), rows);
        if (writer.commit(connection, number, new Commit(stream, position, after, position.at(), List.of(), List.of(), List.of()))
                instanceof Appended.Deposed) {
            throw new SQLException("a writer came while the state was being folded");
        }
    }

    private Folded fold(Connection connection, int stream) throws SQLException, Unfoldable {
        Map<String, byte[]> rows = new TreeMap<>();
        Machine<C, E, X> machine = feature.machine().get();
        long from = 0;
        for (Snapshots.Snapshot snapshot : Snapshots.all(connection, stream)) {
            if (machine.reads(snapshot.format()) && from == 0) {
                from = snapshot.seq();
                StateReader.readSnapshot(connection, stream, from, (kind, key, body) -> {
                    rows.put(kind + " " + key, body);
                    machine.row(kind, key, body);
                });
                machine.restored();
            }
        }
        replay(connection, stream, machine, from);
        machine.drainChanges(new Rows(rows));
        return new Folded(rows, from);
    }

    private void replay(Connection connection, int stream, Machine<C, E, X> machine, long from) throws SQLException, Unfoldable {
        EventRows reader = new EventRows();
        try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
            EventRows.stream(select);
            select.setInt(1, stream);
            select.setLong(2, from);
            long expected = from + 1;
            try (ResultSet row = select.executeQuery()) {
                for (; row.next(); expected++) {
                    JournalEvent event = reader.read(row);
                    if (event.seq() != expected) {
                        throw new Unfoldable(new AuditProblem.StateCannotBeFolded(expected, "is not there"));
                    }
                    machine.evolve(decode(event, event.body()));
                }
            }
        }
    }

    private E decode(JournalEvent event, byte @Nullable [] body) throws Unfoldable {
        if (body == null) {
            throw new Unfoldable(new AuditProblem.StateCannotBeFolded(event.seq(), "has no body any more"));
        }
        return feature.events().decode(event.type(), event.typeVersion(), body);
    }

    private static Optional<String> writer(Connection connection, int stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT server FROM lease WHERE stream = ? AND until > clock_timestamp()")) {
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<String> differences(Map<String, byte[]> folded, Map<String, byte[]> stored) {
        List<String> differences = new ArrayList<>();
        folded.forEach((name, body) -> {
            byte[] other = stored.get(name);
            if (other == null) {
                differences.add(name + ": missing in the table");
            } else if (!Arrays.equals(body, other)) {
                differences.add(name + ": differs");
            }
        });
        stored.keySet().stream().filter(name -> !folded.containsKey(name)).forEach(name -> differences.add(name + ": only in the table"));
        return List.copyOf(differences.subList(0, Math.min(differences.size(), DIFFERENCES_MAX)));
    }

    private record Rows(Map<String, byte[]> rows) implements StateSink {

        @Override
        public void put(String kind, String key, byte[] body) {
            rows.put(kind + " " + key, body);
        }

        @Override
        public void delete(String kind, String key) {
            rows.remove(kind + " " + key);
        }
    }
}
