package regie.store.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import regie.kernel.EstateVersion;
import regie.runtime.journal.JournalAway;
import regie.store.database.Database;

/** The packed files of estate versions by their content's hash. Seldom used: each call has a connection of its own. */
public final class PostgresBundles {

    private static final int SILENCE_SECONDS = 30;

    private final Database database;

    public PostgresBundles(Database database) {
        this.database = database;
    }

    /** Keeps it; one that is there already is the same. */
    public void put(EstateVersion version, byte[] packed) {
        try (Connection connection = database.connect("bundles", SILENCE_SECONDS);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO estate_bundle (version, bundle) VALUES (?, ?) ON CONFLICT (version) DO NOTHING")) {
            insert.setString(1, version.value());
            insert.setBytes(2, packed);
            insert.executeUpdate();
        } catch (SQLException away) {
            throw new JournalAway(String.valueOf(away.getMessage()), away);
        }
    }

    public Optional<byte[]> find(EstateVersion version) {
        try (Connection connection = database.connect("bundles", SILENCE_SECONDS);
                PreparedStatement select = connection.prepareStatement("SELECT bundle FROM estate_bundle WHERE version = ?")) {
            select.setString(1, version.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException away) {
            throw new JournalAway(String.valueOf(away.getMessage()), away);
        }
    }
}
