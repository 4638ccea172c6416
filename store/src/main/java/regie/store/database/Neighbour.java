package regie.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import regie.store.Result;

/** Somebody else's database beside Régie's in the same PostgreSQL, with a user who sees nothing else. */
public final class Neighbour {

    private static final int SILENCE_SECONDS = 60;

    private Neighbour() {}

    /**
     * Makes user and database of that name where they are missing.
     *
     * @param name lower-case letters only
     * @param password hexadecimal digits only
     */
    public static Result<Database> make(Database beside, String name, String password) {
        if (!name.matches("[a-z]+") || !password.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("not a plain name and password: " + name);
        }
        try (Connection connection = beside.connect("neighbour", SILENCE_SECONDS); Statement statement = connection.createStatement()) {
            if (!there(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            }
            if (!there(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
            statement.execute("REVOKE CONNECT ON DATABASE " + connection.getCatalog() + " FROM PUBLIC");
            String url = beside.url().substring(0, beside.url().lastIndexOf('/') + 1) + name;
            return Result.good(new Database(url, name, password));
        } catch (SQLException failed) {
            return Result.refused(new DatabaseProblem.DatabaseNotReached(beside.url(), String.valueOf(failed.getMessage())));
        }
    }

    private static boolean there(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next();
        }
    }
}
