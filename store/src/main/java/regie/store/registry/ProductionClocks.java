package regie.store.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import regie.runtime.clock.ScaledClock;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.journal.Streams;

/** Where a scaled production clock stands, kept so that it stands still while its server is stopped. */
public final class ProductionClocks {

    private final Database database;
    private final Streams streams = new Streams();

    public ProductionClocks(Database database) {
        this.database = database;
    }

    /** The clock of a stream that had one, with the position that was kept last or the last commit's, if later. */
    public Optional<ScaledClock.Setting> kept(StreamId stream) {
        try (Connection connection = database.connect("clock", 10);
                PreparedStatement select = connection.prepareStatement("""
                        SELECT greatest(c.position, s.at), c.speed FROM production_clock c JOIN stream s ON s.id = c.stream
                        WHERE s.id = ?""")) {
            select.setInt(1, streams.number(connection, stream));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ScaledClock.Setting(Streams.instant(row, 1), row.getDouble(2)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** Keeps the position; to be called about each second, and at an orderly stop. */
    public void keep(StreamId stream, ScaledClock.Setting setting, Instant position) {
        try (Connection connection = database.connect("clock", 10);
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO production_clock (stream, start, speed, position) VALUES (?, ?, ?, ?)
                        ON CONFLICT (stream) DO UPDATE SET position = excluded.position, speed = excluded.speed""")) {
            insert.setInt(1, streams.number(connection, stream));
            insert.setObject(2, Streams.time(setting.start()));
            insert.setDouble(3, setting.speed());
            insert.setObject(4, Streams.time(position));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }
}
