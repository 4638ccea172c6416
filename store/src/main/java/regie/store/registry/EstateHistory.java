package regie.store.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import regie.kernel.EstateVersion;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;

/** Which versions were put in force in each environment, one after the other; the last one is in force. */
public final class EstateHistory {

    private static final String COLUMNS = "number, environment, version, at, actor, reason, source, plans";

    private final JdbcClient jdbc;

    public EstateHistory(Database database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /**
     * One version that was put in force.
     *
     * @param number grows from one to the next, also across environments
     * @param at production time
     * @param source where it came from: a directory, a commit, another environment
     * @param plans those whose definition it brought, changed or took away
     */
    public record Entry(
            long number, String environment, EstateVersion version, Instant at, String actor, String reason, String source,
            List<String> plans) {
        public Entry {
            plans = List.copyOf(plans);
        }
    }

    /** Adds it at the end; its number is given here. The bundle must be stored. */
    public void add(StreamId stream, Entry entry) {
        jdbc.sql("INSERT INTO estate_history (estate, environment, version, at, actor, reason, source, plans) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(stream.estate(), stream.environment(), entry.version.value(), Timestamp.from(entry.at), entry.actor, entry.reason,
                        entry.source, String.join(",", entry.plans))
                .update();
    }

    /** What is in force in an environment of the estate. */
    public Optional<Entry> last(StreamId stream) {
        return newest(stream, 1).stream().findFirst();
    }

    /** The newest first. */
    public List<Entry> newest(StreamId stream, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM estate_history WHERE estate = ? AND environment = ? ORDER BY number DESC LIMIT ?")
                .params(stream.estate(), stream.environment(), most)
                .query((row, number) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String plans = row.getString(8);
        return new Entry(row.getLong(1), row.getString(2), new EstateVersion(row.getString(3)), row.getTimestamp(4).toInstant(),
                row.getString(5), row.getString(6), row.getString(7), plans.isEmpty() ? List.of() : List.of(plans.split(",")));
    }
}
