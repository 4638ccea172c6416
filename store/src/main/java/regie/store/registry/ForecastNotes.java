package regie.store.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.journal.Streams;

/** What was foreseen for deadlines, one note whenever it changed: so one can see when a delay could be known. */
public final class ForecastNotes {

    private static final int SILENCE_SECONDS = 30;
    private static final Duration WORTH_NOTING = Duration.ofMinutes(1);
    private static final String COLUMNS = "at, production_at, run, task, deadline_at, predicted, standing";
    private static final String LAST = "SELECT DISTINCT ON (run, task) " + COLUMNS
            + " FROM forecast_note WHERE stream = ? AND run = ANY (?) ORDER BY run, task, number DESC";
    private static final String INSERT = """
            INSERT INTO forecast_note (stream, production_at, run, task, deadline_at, predicted, standing)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_RUN = "SELECT " + COLUMNS + " FROM forecast_note WHERE stream = ? AND run = ? "
            + "ORDER BY number DESC LIMIT ?";

    private final Database database;
    private final Streams streams = new Streams();

    public ForecastNotes(Database database) {
        this.database = database;
    }

    /**
     * What was foreseen for one deadline.
     *
     * @param at the database's time when it was noted; before that whatever the caller likes
     * @param productionAt from when it was foreseen, by the production clock
     * @param task empty for the run as a whole
     * @param predicted empty when it was not to complete
     */
    public record Note(
            Instant at, Instant productionAt, String run, String task, Instant deadlineAt, Optional<Instant> predicted, String standing) {

        boolean changes(Note before) {
            boolean moved = predicted.isPresent() != before.predicted.isPresent()
                    || predicted.isPresent() && Duration.between(before.predicted.orElseThrow(), predicted.get()).abs()
                            .compareTo(WORTH_NOTING) > 0;
            return moved || !standing.equals(before.standing) || !deadlineAt.equals(before.deadlineAt);
        }
    }

    /**
     * Keeps those that differ from what was noted last: by more than a minute, in standing, or in the deadline.
     *
     * @throws JournalAway when the database cannot be reached
     */
    public void record(StreamId stream, List<Note> foreseen) {
        if (foreseen.isEmpty()) {
            return;
        }
        try (Connection connection = database.connect("forecast", SILENCE_SECONDS)) {
            int number = streams.number(connection, stream);
            Map<String, Note> last = last(connection, number, foreseen);
            List<Note> changed = foreseen.stream().filter(note -> {
                Note before = last.get(note.run + "/" + note.task);
                return before == null || note.changes(before);
            }).toList();
            if (!changed.isEmpty()) {
                insert(connection, number, changed);
            }
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Map<String, Note> last(Connection connection, int stream, List<Note> foreseen) throws SQLException {
        Map<String, Note> last = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setInt(1, stream);
            select.setArray(2, connection.createArrayOf("text", foreseen.stream().map(Note::run).distinct().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Note note = note(row);
                    last.put(note.run + "/" + note.task, note);
                }
            }
        }
        return last;
    }

    private static void insert(Connection connection, int stream, List<Note> notes) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Note note : notes) {
                insert.setInt(1, stream);
                insert.setObject(2, Streams.time(note.productionAt));
                insert.setString(3, note.run);
                insert.setString(4, note.task);
                insert.setObject(5, Streams.time(note.deadlineAt));
                insert.setObject(6, note.predicted.map(Streams::time).orElse(null), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                insert.setString(7, note.standing);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    /**
     * What was foreseen for the deadlines of a run, the newest first.
     *
     * @throws JournalAway when the database cannot be read
     */
    public List<Note> of(StreamId stream, String run, int most) {
        try (Connection connection = database.connect("forecast", SILENCE_SECONDS);
                PreparedStatement select = connection.prepareStatement(OF_RUN)) {
            select.setInt(1, streams.number(connection, stream));
            select.setString(2, run);
            select.setInt(3, most);
            List<Note> notes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    notes.add(note(row));
                }
            }
            return notes;
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static Note note(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime predicted = row.getObject(6, OffsetDateTime.class);
        return new Note(Streams.instant(row, 1), Streams.instant(row, 2), row.getString(3), row.getString(4), Streams.instant(row, 5),
                Optional.ofNullable(predicted).map(OffsetDateTime::toInstant), row.getString(7));
    }
}
