package regie.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import regie.store.Result;

/** Brings the database to this program's schema; one that is newer is left alone. */
public final class Migrations {

    /** The newest migration that this program carries. */
    static final String NEWEST = "4";

    static final int POSTGRES_MIN = 150_000;

    private Migrations() {}

    public static Result<Database> migrate(Database database) {
        try (Connection connection = database.connect("migrate", 60)) {
            int version = serverVersion(connection);
            if (version < POSTGRES_MIN) {
                return Result.refused(new DatabaseProblem.PostgresTooOld(version / 10_000));
            }
            int found = newestApplied(connection);
            if (found > Integer.parseInt(NEWEST)) {
                return Result.refused(new DatabaseProblem.SchemaOfLaterVersion(found, Integer.parseInt(NEWEST)));
            }
            if (found == Integer.parseInt(NEWEST)) {
                return Result.good(database);
            }
        } catch (SQLException failed) {
            return Result.refused(new DatabaseProblem.DatabaseNotReached(database.url(), String.valueOf(failed.getMessage())));
        }
        return run(database);
    }

    private static Result<Database> run(Database database) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("classpath:regie/store/migration")
                    .table("regie_schema")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            return Result.good(database);
        } catch (FlywayException failed) {
            return Result.refused(new DatabaseProblem.MigrationFailed(String.valueOf(failed.getMessage())));
        }
    }

    private static int serverVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Asked directly, because starting Flyway takes half a second and is needed once in a release. */
    private static int newestApplied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('regie_schema') IS NOT NULL")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT coalesce(max(version::int), 0) FROM regie_schema WHERE success AND version IS NOT NULL")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
