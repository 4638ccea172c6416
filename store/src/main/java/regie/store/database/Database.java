package regie.store.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import regie.store.embedded.EmbeddedPostgres;

/**
 * Where the database is. Connections are made anew when they are needed: the few that work all the time
 * (writer, lease, inbox) keep theirs.
 */
public final class Database {

    private final String url;
    private final String user;
    private final String password;

    public Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public static Database of(EmbeddedPostgres postgres) {
        return new Database(postgres.url(), postgres.user(), postgres.password());
    }

    /** An external database; user and password stand in the URL. */
    public static Database of(String jdbcUrl) {
        return new Database(jdbcUrl, "", "");
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /**
     * A new connection in autocommit mode.
     *
     * @param silenceSeconds after which an unanswered statement counts as a lost connection
     */
    public Connection connect(String name, int silenceSeconds) throws SQLException {
        Properties properties = properties();
        properties.setProperty("ApplicationName", "regie-" + name);
        properties.setProperty("socketTimeout", Integer.toString(silenceSeconds));
        return DriverManager.getConnection(url, properties);
    }

    /** For slow paths and for pools that others put before it. */
    public DataSource dataSource() {
        AbstractDriverBasedDataSource source = new AbstractDriverBasedDataSource() {
            @Override
            protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
                return connect("server", 60);
            }
        };
        source.setUrl(url);
        return source;
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        // Statements that are repeated all the time are prepared, and their arrays sent as bytes, at once.
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("binaryTransfer", "true");
        return properties;
    }
}
