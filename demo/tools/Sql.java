import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.postgresql.PGConnection;

/**
 * What the demo's steps ask of the business database: run a script, write a query to CSV, load a CSV, read one row of
 * figures. In the scripts {@code :date} stands for the production date and {@code :month} for its month.
 *
 * <p>Exit codes: 0 done; 2 used wrongly; 3 the database said no.
 */
final class Sql {

    private static final long PATIENCE_SECONDS = 30;

    private final String date;

    private Sql(String date) {
        this.date = LocalDate.parse(date).toString();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: Sql run FILE | extract FILE OUT.csv | load TABLE IN.csv [KEY] | figures FILE");
            System.exit(2);
        }
        var sql = new Sql(System.getenv("REGIE_DATE"));
        long patience = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (true) {
            try {
                sql.once(arguments);
                return;
            } catch (SQLException e) {
                if (!isAway(e) || System.nanoTime() > patience) {
                    System.err.println("the database said: " + e.getMessage());
                    System.exit(3);
                }
                System.err.println("the database is away, the step begins again: " + e.getMessage());
                Thread.sleep(500);
            }
        }
    }

    /** Each step is one transaction, and loads what it has taken away before: it can begin again. */
    private void once(String[] arguments) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(System.getenv("REGIE_DEMO_JDBC_URL"),
                System.getenv("REGIE_DEMO_USER"), System.getenv("REGIE_DEMO_PASSWORD"))) {
            connection.setAutoCommit(false);
            switch (arguments[0]) {
                case "run" -> run(connection, Path.of(arguments[1]));
                case "extract" -> extract(connection, Path.of(arguments[1]), Path.of(arguments[2]));
                case "load" -> load(connection, arguments[1], Path.of(arguments[2]), arguments.length > 3 ? arguments[3] : "");
                case "figures" -> figures(connection, Path.of(arguments[1]));
                default -> throw new IllegalArgumentException("no such command: " + arguments[0]);
            }
            connection.commit();
        }
    }

    /** Connections that are lost (08) or refused because the server ends or starts (57P). */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** One transaction for the whole script: it is in, or it is not. */
    private void run(Connection connection, Path script) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            long rows = 0;
            boolean result = statement.execute(text(script));
            for (int count = statement.getUpdateCount(); result || count >= 0; count = statement.getUpdateCount()) {
                rows += result ? 0 : count;
                result = statement.getMoreResults();
            }
            System.out.println(script.getFileName() + ": " + rows + " rows written");
        }
    }

    private void extract(Connection connection, Path query, Path out) throws IOException, SQLException {
        Path beside = out.resolveSibling(out.getFileName() + ".part");
        long rows;
        try (OutputStream file = Files.newOutputStream(beside)) {
            rows = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (" + text(query).replaceAll(";\\s*$", "") + ") TO STDOUT (FORMAT csv, HEADER)", file);
        }
        Files.move(beside, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        System.out.println(out.getFileName() + ": " + rows + " rows");
    }

    /** With a key column, what stands there for the date goes first, so that a second load gives the same table. */
    private void load(Connection connection, String table, Path in, String key) throws IOException, SQLException {
        if (!table.matches("[a-z_]+") || !key.matches("[a-z_]*")) {
            throw new IllegalArgumentException("not a table or a column: " + table + " " + key);
        }
        try (Statement statement = connection.createStatement(); InputStream file = Files.newInputStream(in)) {
            if (!key.isEmpty()) {
                statement.execute("DELETE FROM " + table + " WHERE " + key + " = '" + date + "'");
            }
            long rows = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", file);
            System.out.println(table + ": " + rows + " rows loaded");
        }
    }

    /** Publishes each column of the query's only row as an output of the task. */
    private void figures(Connection connection, Path query) throws IOException, SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(text(query))) {
            if (!row.next()) {
                throw new SQLException("no row from " + query.getFileName());
            }
            var lines = new StringBuilder();
            for (int n = 1; n <= row.getMetaData().getColumnCount(); n++) {
                lines.append(row.getMetaData().getColumnLabel(n)).append('=').append(row.getString(n)).append('\n');
            }
            System.out.print(lines);
            String outputs = System.getenv("REGIE_OUTPUT");
            if (outputs != null) {
                Files.writeString(Path.of(outputs), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    private String text(Path file) throws IOException {
        return Files.readString(file).replace(":date", "DATE '" + date + "'").replace(":month", "'" + date.substring(0, 7) + "'");
    }
}
