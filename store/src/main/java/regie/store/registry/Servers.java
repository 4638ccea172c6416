package regie.store.registry;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import regie.store.database.Database;

/** The servers that share a database: where they are, and which event versions the oldest of them can read. */
public final class Servers {

    /** A server not seen for so long is gone. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    public Servers(Database database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /**
     * One server.
     *
     * @param eventVersion the newest event format that it can read
     */
    public record Server(String id, String incarnation, String version, int eventVersion, String address) {}

    /** Says that it lives; repeated every few seconds. */
    public void seen(Server server) {
        jdbc.sql("""
                        INSERT INTO server (id, incarnation, version, event_version, address, seen_at)
                        VALUES (?, ?, ?, ?, ?, clock_timestamp())
                        ON CONFLICT (id) DO UPDATE SET incarnation = excluded.incarnation, version = excluded.version,
                            event_version = excluded.event_version, address = excluded.address, seen_at = excluded.seen_at""")
                .params(server.id, server.incarnation, server.version, server.eventVersion, server.address)
                .update();
    }

    public void gone(String id) {
        jdbc.sql("DELETE FROM server WHERE id = ?").params(id).update();
    }

    /** Those seen lately, by id; agents hold the addresses of all. */
    public List<Server> living() {
        return jdbc.sql("""
                        SELECT id, incarnation, version, event_version, address FROM server
                        WHERE seen_at > clock_timestamp() - ? * interval '1 second' ORDER BY id""")
                .params(GONE_AFTER.toSeconds())
                .query((row, number) -> new Server(
                        row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5)))
                .list();
    }

    /** The event format that every living server can read; a newer one is not written before. */
    public int eventVersion(int ours) {
        return living().stream().mapToInt(Server::eventVersion).reduce(ours, Math::min);
    }
}
