package regie.store.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.journal.EventRows;
import regie.store.journal.Ranges;
import regie.store.journal.StateReader;
import regie.store.journal.Streams;

/**
 * Writes a stream to a file of one JSON object a line: a header, the state's rows, the estates, the
 * events, and a last line without which the file counts as cut short.
 */
public final class JournalExport {

    static final int FORMAT = 1;

    private static final String EVENTS = "SELECT " + EventRows.COLUMNS + " FROM journal WHERE stream = ? ORDER BY seq";

    private final Database database;
    private final EventLines lines = new EventLines();

    public JournalExport(Database database) {
        this.database = database;
    }

    /** How many events and rows went into the file. */
    public record Exported(Path file, long events, long rows, StreamPosition position) {}

    /** Exports one snapshot of the stream; the file appears whole or not at all. */
    public Result<Exported> export(StreamId stream, Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (Connection connection = database.connect("export", 300);
                BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            int number = new Streams().number(connection, stream);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StreamPosition position = new Streams().position(connection, stream);
            line(out, header(stream, position));
            long rows = state(connection, number, out);
            estates(connection, out);
            archives(connection, number, out);
            long events = events(connection, number, out);
            line(out, lines.words(lines.object().put("end", true).put("events", events).put("rows", rows)));
            out.flush();
            out.close();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Result.good(new Exported(file, events, rows, position));
        } catch (IOException failed) {
            return Result.refused(new AuditProblem.FileNotWritten(file, String.valueOf(failed.getMessage())));
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private String header(StreamId stream, StreamPosition position) {
        return lines.words(lines.object()
                .put("regie_journal", FORMAT)
                .put("estate", stream.estate())
                .put("environment", stream.environment())
                .put("seq", position.seq())
                .put("commit", position.commit())
                .put("head", HexFormat.of().formatHex(position.head()))
                .put("at", position.at().toString())
                .put("state_format", position.stateFormat()));
    }

    private long state(Connection connection, int stream, BufferedWriter out) throws SQLException, IOException {
        long[] rows = new long[1];
        try {
            StateReader.read(connection, stream, (kind, key, body) -> {
                rows[0]++;
                unchecked(out, lines.words(lines.object().put("state", kind).put("key", key)
                        .put("body", Base64.getEncoder().encodeToString(body))));
            });
        } catch (java.io.UncheckedIOException failed) {
            throw failed.getCause();
        }
        return rows[0];
    }

    private void estates(Connection connection, BufferedWriter out) throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement("SELECT version, bundle FROM estate_bundle ORDER BY version");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                line(out, lines.words(lines.object().put("estate_bundle", row.getString(1))
                        .put("body", Base64.getEncoder().encodeToString(row.getBytes(2)))));
            }
        }
    }

    private void archives(Connection connection, int stream, BufferedWriter out) throws SQLException, IOException {
        for (Ranges.Archived archived : Ranges.archived(connection, stream)) {
            line(out, lines.words(lines.object()
                    .put("archived", archived.month().toString())
                    .put("first", archived.firstSeq())
                    .put("last", archived.lastSeq())
                    .put("before", HexFormat.of().formatHex(archived.before()))
                    .put("after", HexFormat.of().formatHex(archived.after()))));
        }
    }

    private long events(Connection connection, int stream, BufferedWriter out) throws SQLException, IOException {
        long events = 0;
        EventRows rows = new EventRows();
        try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
            EventRows.stream(select);
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    JournalEvent event = rows.read(row);
                    line(out, lines.write(event));
                    events++;
                }
            }
        }
        return events;
    }

    private static void line(BufferedWriter out, String words) throws IOException {
        out.write(words);
        out.write('\n');
    }

    private static void unchecked(BufferedWriter out, String words) {
        try {
            line(out, words);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
