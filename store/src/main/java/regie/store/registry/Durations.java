package regie.store.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.journal.Streams;

/** How long tasks took, in a table of its own that outlives the archiving of events. */
public final class Durations {

    private static final String INSERT = """
            INSERT INTO duration (stream, plan, task, production_date, seq, started_at, seconds, host, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String OF_MANY = """
            SELECT asked.plan, asked.task, newest.production_date, newest.seq, newest.seconds
            FROM unnest(?::text[], ?::text[]) AS asked(plan, task) CROSS JOIN LATERAL (
                SELECT d.production_date, d.seq, d.seconds FROM duration d
                WHERE d.stream = ? AND d.plan = asked.plan AND d.task = asked.task AND d.outcome = 'succeeded'
                ORDER BY d.production_date DESC, d.seq DESC LIMIT ?) AS newest""";

    private final Database database;
    private final Streams streams = new Streams();

    public Durations(Database database) {
        this.database = database;
    }

    /**
     * One attempt that ended.
     *
     * @param seq of the event that ended it: taking it in twice changes nothing
     * @param outcome {@code succeeded} or {@code failed}
     */
    public record Taken(
            String plan, String task, LocalDate date, long seq, Instant started, Duration duration, String host, String outcome) {}

    public void record(StreamId stream, List<Taken> taken) {
        try (Connection connection = database.connect("durations", 30)) {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Taken each : taken) {
                    insert.setInt(1, number);
                    insert.setString(2, each.plan);
                    insert.setString(3, each.task);
                    insert.setObject(4, each.date);
                    insert.setLong(5, each.seq);
                    insert.setObject(6, Streams.time(each.started));
                    insert.setDouble(7, each.duration.toNanos() / 1e9);
                    insert.setString(8, each.host);
                    insert.setString(9, each.outcome);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    /**
     * One run of a task that succeeded.
     *
     * @param seq of the event that ended it
     */
    public record Past(LocalDate date, long seq, Duration duration) {}

    /** The newest runs of a task that succeeded, newest first. */
    public List<Past> past(StreamId stream, String plan, String task, int limit) {
        return JdbcClient.create(database.dataSource())
                .sql("""
                        SELECT d.production_date, d.seq, d.seconds FROM duration d JOIN stream s ON s.id = d.stream
                        WHERE s.estate = ? AND s.environment = ? AND d.plan = ? AND d.task = ? AND d.outcome = 'succeeded'
                        ORDER BY d.production_date DESC, d.seq DESC LIMIT ?""")
                .params(stream.estate(), stream.environment(), plan, task, limit)
                .query((row, number) -> new Past(row.getObject(1, LocalDate.class), row.getLong(2),
                        Duration.ofNanos(Math.round(row.getDouble(3) * 1e9))))
                .list();
    }

    /** A task of a plan. */
    public record TaskOfPlan(String plan, String task) {}

    /**
     * The newest runs that succeeded of each of these tasks, by task, the newest first.
     *
     * @throws JournalAway when the database cannot be read
     */
    public Map<TaskOfPlan, List<Past>> past(StreamId stream, Collection<TaskOfPlan> tasks, int limit) {
        try (Connection connection = database.connect("durations", 30);
                PreparedStatement select = connection.prepareStatement(OF_MANY)) {
            select.setArray(1, connection.createArrayOf("text", tasks.stream().map(TaskOfPlan::plan).toArray()));
            select.setArray(2, connection.createArrayOf("text", tasks.stream().map(TaskOfPlan::task).toArray()));
            select.setInt(3, streams.number(connection, stream));
            select.setInt(4, limit);
            Map<TaskOfPlan, List<Past>> found = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(new TaskOfPlan(row.getString(1), row.getString(2)), task -> new ArrayList<>())
                            .add(new Past(row.getObject(3, LocalDate.class), row.getLong(4),
                                    Duration.ofNanos(Math.round(row.getDouble(5) * 1e9))));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** The newest durations of a task that succeeded, newest first. */
    public List<Duration> newest(StreamId stream, String plan, String task, int limit) {
        return JdbcClient.create(database.dataSource())
                .sql("""
                        SELECT d.seconds FROM duration d JOIN stream s ON s.id = d.stream
                        WHERE s.estate = ? AND s.environment = ? AND d.plan = ? AND d.task = ? AND d.outcome = 'succeeded'
                        ORDER BY d.production_date DESC, d.seq DESC LIMIT ?""")
                .params(stream.estate(), stream.environment(), plan, task, limit)
                .query((row, number) -> Duration.ofNanos(Math.round(row.getDouble(1) * 1e9)))
                .list();
    }
}
