package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.kernel.Text;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;

/** The inbox table, with NOTIFY to tell the writer and LISTEN to hear of answers. */
public final class PostgresInbox implements Inbox, AutoCloseable {

    private static final int SILENCE_SECONDS = 5;
    private static final String PUT = """
            INSERT INTO inbox (command_id, stream, type, body, cause, actor, on_behalf_of, reason, estate_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (command_id) DO NOTHING""";
    private static final String ANSWER = """
            SELECT first_seq, last_seq, refusal, refusal_fr, refusal_en
            FROM inbox WHERE command_id = ? AND answered_at IS NOT NULL""";
    private static final String UNANSWERED = """
            SELECT command_id, type, body, cause, actor, on_behalf_of, reason, estate_version
            FROM inbox WHERE stream = ? AND answered_at IS NULL ORDER BY arrival LIMIT ?""";

    private final Streams streams = new Streams();
    private final Notices notices;
    private final Session writerSide;
    private final Session callerSide;

    public PostgresInbox(Database database, Notices notices) {
        this.notices = notices;
        this.writerSide = new Session(database, "inbox", SILENCE_SECONDS);
        this.callerSide = new Session(database, "answers", SILENCE_SECONDS);
    }

    @Override
    public CompletableFuture<Boolean> put(StreamId stream, InboxCommand command) {
        return callerSide.call(connection -> {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(false);
            boolean isNew = insert(connection, number, command);
            Notices.notify(connection, Notices.ARRIVED, number);
            connection.commit();
            return isNew;
        });
    }

    @Override
    public CompletableFuture<Optional<Answer>> answer(CommandId id) {
        return callerSide.call(connection -> {
            connection.setAutoCommit(true);
            try (PreparedStatement select = connection.prepareStatement(ANSWER)) {
                select.setString(1, id.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public CompletableFuture<List<InboxCommand>> unanswered(StreamId stream, int limit) {
        return writerSide.call(connection -> {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(true);
            try (PreparedStatement select = connection.prepareStatement(UNANSWERED)) {
                select.setInt(1, number);
                select.setInt(2, limit);
                return commands(select);
            }
        });
    }

    @Override
    public AutoCloseable onChange(StreamId stream, Runnable listener) {
        return notices.onInbox(listener);
    }

    @Override
    public void close() {
        writerSide.close();
        callerSide.close();
    }

    private static boolean insert(Connection connection, int stream, InboxCommand command) throws SQLException {
        Provenance provenance = command.provenance();
        try (PreparedStatement insert = connection.prepareStatement(PUT)) {
            insert.setString(1, command.id().value());
            insert.setInt(2, stream);
            insert.setString(3, command.type());
            insert.setBytes(4, command.body());
            insert.setString(5, provenance.cause());
            insert.setString(6, provenance.actor().value());
            insert.setString(7, provenance.onBehalfOf().map(Actor::value).orElse(null));
            insert.setString(8, provenance.reason());
            insert.setString(9, provenance.estateVersion().map(EstateVersion::value).orElse(null));
            return insert.executeUpdate() == 1;
        }
    }

    private static List<InboxCommand> commands(PreparedStatement select) throws SQLException {
        List<InboxCommand> commands = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Provenance provenance = new Provenance(
                        new Actor(row.getString(5)),
                        Optional.ofNullable(row.getString(6)).map(Actor::new),
                        row.getString(4),
                        row.getString(7),
                        Optional.ofNullable(row.getString(8)).map(EstateVersion::new));
                commands.add(new InboxCommand(new CommandId(row.getString(1)), row.getString(2), row.getBytes(3), provenance));
            }
        }
        return commands;
    }

    private static Answer read(ResultSet row) throws SQLException {
        String refusal = row.getString(3);
        return refusal == null
                ? new Answer.Done(row.getLong(1), row.getLong(2))
                : new Answer.Refused(refusal, new Text(row.getString(4), row.getString(5)));
    }
}
