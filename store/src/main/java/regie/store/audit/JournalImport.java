package regie.store.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.journal.BulkWriter;
import regie.store.journal.Ranges;
import regie.store.journal.Streams;
import tools.jackson.databind.JsonNode;

/**
 * Reads an export into an empty stream, all or nothing, and verifies its chain on the way: how a journal
 * moves to another PostgreSQL or another major version of it.
 */
public final class JournalImport {

    private static final int BATCH = 5_000;

    private final Database database;

    public JournalImport(Database database) {
        this.database = database;
    }

    /** What was imported. */
    public record Imported(StreamId stream, long events, long rows) {}

    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        private Damaged(String what) {
            super(what, null, false, false);
        }
    }

    public Result<Imported> read(Path file) {
        Reading reading = new Reading();
        try (BufferedReader in = Files.newBufferedReader(file);
                Connection connection = database.connect("import", 300)) {
            return reading.all(connection, in);
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        } catch (IOException | RuntimeException | Damaged failed) {
            return Result.refused(new AuditProblem.ExportDamaged(reading.line, String.valueOf(failed.getMessage())));
        }
    }

    private static final class Reading {

        private final EventLines lines = new EventLines();
        private final Chain chain = new Chain();
        private final BulkWriter writer = new BulkWriter();
        private final List<JournalEvent> events = new ArrayList<>();
        private final List<StateRow> rows = new ArrayList<>();
        private StreamPosition at = StreamPosition.START;
        private byte[] head = Chain.start();
        private long seq;
        private long line;
        private long eventCount;
        private long rowCount;
        private boolean ended;

        Result<Imported> all(Connection connection, BufferedReader in) throws SQLException, IOException, Damaged {
            line = 1;
            String first = in.readLine();
            if (first == null) {
                throw new Damaged("it is empty");
            }
            JsonNode header = lines.parse(first);
            if (!header.has("regie_journal") || header.get("regie_journal").intValue() != JournalExport.FORMAT) {
                throw new Damaged("it is not an export of format " + JournalExport.FORMAT);
            }
            StreamId stream = new StreamId(header.get("estate").stringValue(), header.get("environment").stringValue());
            int number = new Streams().number(connection, stream);
            connection.setAutoCommit(false);
            StreamPosition now = new Streams().position(connection, stream);
            if (now.seq() > 0 || now.commit() > 0) {
                return Result.refused(new AuditProblem.StreamNotEmpty(stream, now.seq()));
            }
            at = now;
            lines(connection, number, in);
            return finish(connection, number, stream, header);
        }

        private void lines(Connection connection, int stream, BufferedReader in) throws SQLException, IOException, Damaged {
            for (String words = in.readLine(); words != null; words = in.readLine()) {
                line++;
                JsonNode node = lines.parse(words);
                if (node.has("end")) {
                    ended = node.get("events").longValue() == eventCount && node.get("rows").longValue() == rowCount;
                    break;
                }
                take(connection, stream, node);
                if (events.size() >= BATCH || rows.size() >= BATCH) {
                    flush(connection, stream);
                }
            }
            flush(connection, stream);
        }

        private void take(Connection connection, int stream, JsonNode node) throws SQLException, Damaged {
            if (node.has("state")) {
                rows.add(new StateRow(node.get("state").stringValue(), node.get("key").stringValue(), body(node)));
                rowCount++;
                return;
            }
            if (node.has("estate_bundle")) {
                bundle(connection, node);
                return;
            }
            if (node.has("archived")) {
                archived(connection, stream, node);
                return;
            }
            JournalEvent event = lines.read(node);
            if (event.seq() != seq + 1 || !Arrays.equals(chain.link(head, event), event.hash())) {
                throw new Damaged("event " + event.seq() + " does not follow from the one before it");
            }
            seq = event.seq();
            head = event.hash();
            eventCount++;
            events.add(event);
        }

        private void archived(Connection connection, int stream, JsonNode node) throws SQLException, Damaged {
            Ranges.Archived archived = new Ranges.Archived(
                    LocalDate.parse(node.get("archived").stringValue()), node.get("first").longValue(), node.get("last").longValue(),
                    HexFormat.of().parseHex(node.get("before").stringValue()),
                    HexFormat.of().parseHex(node.get("after").stringValue()));
            if (archived.firstSeq() != seq + 1 || !Arrays.equals(archived.before(), head)) {
                throw new Damaged("the archive of " + archived.month() + " does not follow from what comes before it");
            }
            Ranges.takeOver(connection, stream, archived);
            seq = archived.lastSeq();
            head = archived.after();
        }

        private void flush(Connection connection, int stream) throws SQLException {
            writer.write(connection, stream, events, rows);
            events.clear();
            rows.clear();
        }

        private Result<Imported> finish(Connection connection, int number, StreamId stream, JsonNode header)
                throws SQLException, Damaged {
            byte[] expected = HexFormat.of().parseHex(header.get("head").stringValue());
            if (!ended) {
                throw new Damaged("its end is missing");
            }
            if (seq > 0 && (seq != header.get("seq").longValue() || !Arrays.equals(head, expected))) {
                throw new Damaged("its events do not end on the head that its header names");
            }
            StreamPosition after = new StreamPosition(
                    at.epoch(), header.get("seq").longValue(), header.get("commit").longValue(), expected,
                    Instant.parse(header.get("at").stringValue()), header.get("state_format").intValue());
            Commit commit = new Commit(stream, at, after, after.at(), List.of(), List.of(), List.of());
            if (writer.commit(connection, number, commit) instanceof Appended.Deposed) {
                return Result.refused(new AuditProblem.StreamNotEmpty(stream, 0));
            }
            return Result.good(new Imported(stream, eventCount, rowCount));
        }

        private static void bundle(Connection connection, JsonNode node) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO estate_bundle (version, bundle) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, node.get("estate_bundle").stringValue());
                insert.setBytes(2, body(node));
                insert.executeUpdate();
            }
        }

        private static byte[] body(JsonNode node) {
            return Base64.getDecoder().decode(node.get("body").stringValue());
        }
    }
}
