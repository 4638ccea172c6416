package regie.store.registry;

import org.springframework.jdbc.core.simple.JdbcClient;
import regie.store.database.Database;

/** Words that all servers of a database share; whoever comes first chooses. */
public final class Secrets {

    private final JdbcClient jdbc;

    public Secrets(Database database) {
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /** The word of that name: {@code ours} when there was none yet. */
    public String shared(String name, String ours) {
        jdbc.sql("INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING").params(name, ours).update();
        return jdbc.sql("SELECT value FROM secret WHERE name = ?").params(name).query(String.class).single();
    }
}
