package regie.store.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;
import regie.store.journal.EventRows;
import regie.store.journal.Ranges;
import regie.store.journal.Streams;

/** Reads a whole journal and names every event that is altered, missing or out of its place. */
public final class JournalVerifier {

    private static final String EVENTS = "SELECT " + EventRows.COLUMNS + " FROM journal WHERE stream = ? ORDER BY seq";
    private static final int SILENCE_SECONDS = 300;

    private final Database database;

    public JournalVerifier(Database database) {
        this.database = database;
    }

    /**
     * Verifies in one snapshot of the database, so a writer may go on meanwhile.
     *
     * @param notes heads noted outside the database ({@link HeadNotes#readAll}); may be empty
     * @param progress told the seq every few thousand events
     * @throws JournalAway when the database cannot be read
     */
    public Verification verify(StreamId stream, List<HeadNotes.Kept> notes, LongConsumer progress) {
        try (Connection connection = database.connect("verify", SILENCE_SECONDS)) {
            int number = new Streams().number(connection, stream);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StreamPosition position = new Streams().position(connection, stream);
            ChainWalk walk = new ChainWalk(notes);
            walk(connection, number, walk, progress);
            return walk.end(position.seq(), position.head());
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static void walk(Connection connection, int stream, ChainWalk walk, LongConsumer progress) throws SQLException {
        List<Ranges.Archived> archives = Ranges.archived(connection, stream);
        EventRows rows = new EventRows();
        int archive = 0;
        try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
            EventRows.stream(select);
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    JournalEvent event = rows.read(row);
                    for (; archive < archives.size() && archives.get(archive).firstSeq() < event.seq(); archive++) {
                        step(walk, archives.get(archive));
                    }
                    walk.next(event);
                    if (event.seq() % 10_000 == 0) {
                        progress.accept(event.seq());
                    }
                }
            }
        }
        for (; archive < archives.size(); archive++) {
            step(walk, archives.get(archive));
        }
    }

    private static void step(ChainWalk walk, Ranges.Archived archive) {
        walk.archived(archive.lastSeq(), archive.before(), archive.after());
    }
}
