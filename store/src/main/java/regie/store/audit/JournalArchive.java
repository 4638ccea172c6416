package regie.store.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import regie.runtime.journal.Chain;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StreamId;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.journal.EventRows;
import regie.store.journal.Ranges;
import regie.store.journal.Streams;

/** Moves one month's events out of the database into a compressed file; the chain's hashes at its bounds stay. */
public final class JournalArchive {

    private static final String EVENTS =
            "SELECT " + EventRows.COLUMNS + " FROM journal WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY seq";

    private final Database database;
    private final EventLines lines = new EventLines();

    public JournalArchive(Database database) {
        this.database = database;
    }

    /** What was archived, and where. */
    public record Archived(Path file, long firstSeq, long lastSeq) {}

    /** The file is on disk before anything leaves the database. */
    public Result<Archived> archive(StreamId stream, YearMonth month, Path folder) {
        Path file = folder.resolve(stream.estate() + "-" + stream.environment() + "-" + month + ".ndjson.gz");
        try (Connection connection = database.connect("archive", 600)) {
            int number = new Streams().number(connection, stream);
            connection.setAutoCommit(false);
            Optional<Ranges.Closed> closed = Ranges.closed(connection, number, month.atDay(1));
            long head = new Streams().position(connection, stream).seq();
            if (closed.isEmpty() || closed.get().lastSeq() > head) {
                return Result.refused(new AuditProblem.NothingOfThatMonth(month));
            }
            long last = closed.get().lastSeq();
            if (Snapshots.all(connection, number).stream().noneMatch(snapshot -> snapshot.seq() >= last)) {
                return Result.refused(new AuditProblem.NoLaterSnapshot(month, last));
            }
            byte[] before = hashBefore(connection, number, closed.get().firstSeq());
            byte[] after = write(connection, number, closed.get(), file);
            Ranges.archive(connection, number, closed.get(), before, after, file.toString());
            connection.commit();
            return Result.good(new Archived(file, closed.get().firstSeq(), last));
        } catch (IOException failed) {
            return Result.refused(new AuditProblem.FileNotWritten(file, String.valueOf(failed.getMessage())));
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private byte[] write(Connection connection, int stream, Ranges.Closed closed, Path file) throws SQLException, IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        byte[] head = Chain.start();
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            GZIPOutputStream packed = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), 1 << 16);
            EventRows rows = new EventRows();
            try (PreparedStatement select = select(connection, stream, closed.firstSeq(), closed.lastSeq());
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    JournalEvent event = rows.read(row);
                    out.write(lines.write(event));
                    out.write('\n');
                    head = event.hash();
                }
            }
            out.flush();
            packed.finish();
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return head;
    }

    private static byte[] hashBefore(Connection connection, int stream, long first) throws SQLException {
        for (Ranges.Archived archived : Ranges.archived(connection, stream)) {
            if (archived.lastSeq() == first - 1) {
                return archived.after();
            }
        }
        try (PreparedStatement select = select(connection, stream, first - 1, first - 1);
                ResultSet row = select.executeQuery()) {
            return row.next() ? new EventRows().read(row).hash() : Chain.start();
        }
    }

    private static PreparedStatement select(Connection connection, int stream, long first, long last) throws SQLException {
        PreparedStatement select = connection.prepareStatement(EVENTS);
        EventRows.stream(select);
        select.setInt(1, stream);
        select.setLong(2, first);
        select.setLong(3, last);
        return select;
    }
}
