package regie.store.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.database.KeptConnections;
import regie.store.journal.Streams;

/**
 * The view tables of one stream in one format. A follower writes them with its position in one
 * transaction; a new format is built beside the old one, which is dropped when nobody reads it any more.
 */
public final class Views implements AutoCloseable {

    private static final String NAME = "pages";
    private static final String RUN = """
            INSERT INTO view_run (stream, format, run, plan, application, production_date, state, since, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, format, run) DO UPDATE SET
                state = excluded.state, since = excluded.since, body = excluded.body""";
    private static final String TASK = """
            INSERT INTO view_task (stream, format, run, task, state, host, since, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream, format, run, task) DO UPDATE SET state = excluded.state, host = excluded.host,
                since = excluded.since, body = excluded.body""";
    private static final String ATTEMPT = """
            INSERT INTO view_attempt (stream, format, run, task, number, state, host, since, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream, format, run, task, number) DO UPDATE SET state = excluded.state, host = excluded.host,
                since = excluded.since, body = excluded.body""";
    private static final String NOTE = """
            INSERT INTO view_note (stream, format, target, seq, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (stream, format, target, seq) DO UPDATE SET body = excluded.body""";
    private static final String POSITION = """
            INSERT INTO view_position (stream, name, format, seq) VALUES (?, ?, ?, ?)
            ON CONFLICT (stream, name, format) DO UPDATE SET seq = excluded.seq""";

    private final KeptConnections connections;
    private final StreamId stream;
    private final int format;
    private final Streams streams = new Streams();

    public Views(Database database, StreamId stream, int format) {
        this.connections = new KeptConnections(database, "views");
        this.stream = stream;
        this.format = format;
    }

    public int format() {
        return format;
    }

    /** The last event whose rows are in; 0 before the first. */
    public long position() {
        return connections.on(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT seq FROM view_position WHERE stream = ? AND name = ? AND format = ?")) {
                select.setInt(1, streams.number(connection, stream));
                select.setString(2, NAME);
                select.setInt(3, format);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /** Writes rows and moves the position to {@code seq}, both or neither. */
    public void write(List<ViewRow> rows, long seq) {
        connections.on(connection -> {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(false);
            relax(connection);
            try (PreparedStatement run = connection.prepareStatement(RUN);
                    PreparedStatement task = connection.prepareStatement(TASK);
                    PreparedStatement attempt = connection.prepareStatement(ATTEMPT);
                    PreparedStatement note = connection.prepareStatement(NOTE);
                    PreparedStatement position = connection.prepareStatement(POSITION)) {
                for (ViewRow row : rows) {
                    switch (row) {
                        case ViewRow.Run each -> add(run, number, each.run(), each.plan(), each.application(), each.date(),
                                each.state(), Streams.time(each.since()), each.body());
                        case ViewRow.Task each -> add(task, number, each.run(), each.task(), each.state(), each.host(),
                                Streams.time(each.since()), each.body());
                        case ViewRow.Attempt each -> add(attempt, number, each.run(), each.task(), each.number(), each.state(),
                                each.host(), Streams.time(each.since()), each.body());
                        case ViewRow.Note each -> add(note, number, each.target(), each.seq(), each.body());
                    }
                }
                for (PreparedStatement batch : List.of(run, task, attempt, note)) {
                    batch.executeBatch();
                }
                position.setInt(1, number);
                position.setString(2, NAME);
                position.setInt(3, format);
                position.setLong(4, seq);
                position.executeUpdate();
            }
            connection.commit();
            return seq;
        });
    }

    /** Rows and position may be lost together in a crash: they are made anew from the journal, so the writer need not share its flushes. */
    private static void relax(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off");
        }
    }

    /** The day: all the runs of one production date. */
    public List<byte[]> runs(LocalDate date, int limit) {
        return bodies(
                "SELECT body FROM view_run WHERE stream = ? AND format = ? AND production_date = ? ORDER BY run LIMIT " + limit, date);
    }

    /** Runs of that date and later, by date and name. */
    public List<byte[]> runsFrom(LocalDate date, int limit) {
        return bodies("SELECT body FROM view_run WHERE stream = ? AND format = ? AND production_date >= ? "
                + "ORDER BY production_date, run LIMIT " + limit, date);
    }

    public Optional<byte[]> run(String run) {
        return bodies("SELECT body FROM view_run WHERE stream = ? AND format = ? AND run = ?", run).stream().findFirst();
    }

    /** Tasks of a run by name, after that name. */
    public List<byte[]> tasks(String run, String after, int limit) {
        return bodies("SELECT body FROM view_task WHERE stream = ? AND format = ? AND run = ? AND task > ? ORDER BY task LIMIT " + limit,
                run, after);
    }

    public Optional<byte[]> task(String run, String task) {
        return bodies("SELECT body FROM view_task WHERE stream = ? AND format = ? AND run = ? AND task = ?", run, task)
                .stream().findFirst();
    }

    /** Attempts of a task, the latest first. */
    public List<byte[]> attempts(String run, String task) {
        return bodies("SELECT body FROM view_attempt WHERE stream = ? AND format = ? AND run = ? AND task = ? ORDER BY number DESC",
                run, task);
    }

    public List<byte[]> tasks(String run) {
        return bodies("SELECT body FROM view_task WHERE stream = ? AND format = ? AND run = ? ORDER BY task", run);
    }

    public List<byte[]> attempts(String run) {
        return bodies("SELECT body FROM view_attempt WHERE stream = ? AND format = ? AND run = ? ORDER BY task, number", run);
    }

    /** The log-book of a run or task, by the events that wrote it. */
    public SortedMap<Long, byte[]> notes(String target) {
        return connections.on(connection -> {
            SortedMap<Long, byte[]> notes = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT seq, body FROM view_note WHERE stream = ? AND format = ? AND target = ?")) {
                select.setInt(1, streams.number(connection, stream));
                select.setInt(2, format);
                select.setString(3, target);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        notes.put(row.getLong(1), row.getBytes(2));
                    }
                }
            }
            return notes;
        });
    }

    /** Drops what other formats have built. */
    public void dropOthers() {
        connections.on(connection -> {
            int number = streams.number(connection, stream);
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("view_run", "view_task", "view_attempt", "view_note", "view_position")) {
                    statement.execute("DELETE FROM " + table + " WHERE stream = " + number + " AND format <> " + format);
                }
            }
            return 0L;
        });
    }

    private List<byte[]> bodies(String sql, Object... keys) {
        return connections.on(connection -> {
            List<byte[]> bodies = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, streams.number(connection, stream));
                select.setInt(2, format);
                for (int key = 0; key < keys.length; key++) {
                    select.setObject(key + 3, keys[key]);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        bodies.add(row.getBytes(1));
                    }
                }
            }
            return bodies;
        });
    }

    private void add(PreparedStatement statement, int number, Object... values) throws SQLException {
        statement.setInt(1, number);
        statement.setInt(2, format);
        for (int column = 0; column < values.length; column++) {
            statement.setObject(column + 3, values[column]);
        }
        statement.addBatch();
    }

    @Override
    public void close() {
        connections.close();
    }
}
