package regie.store.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
