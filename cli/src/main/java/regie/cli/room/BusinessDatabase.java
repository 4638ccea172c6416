package regie.cli.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.server.Surroundings;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;
import regie.store.Result;
import regie.store.database.Database;
import regie.store.database.Neighbour;
import regie.store.embedded.EmbeddedPostgres;

/**
 * The wholesaler's own database, beside Régie's in the same PostgreSQL, with a user who sees nothing
 * else; and what the demo's scripts are told about where they are.
 */
final class BusinessDatabase implements Surroundings {

    private static final String NAME = "comptoir";
    private static final int PASSWORD_BYTES = 16;

    private final Path home;
    private final Path data;

    /** @param home the project's folder, whose {@code dist/lib} holds the PostgreSQL driver */
    BusinessDatabase(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    @Override
    public Map<String, String> of(Optional<EmbeddedPostgres> postgres) {
        EmbeddedPostgres own = postgres.orElseThrow(() -> new IllegalStateException("the demo runs on the embedded PostgreSQL"));
        try {
            Path folder = Files.createDirectories(data.resolve("demo"));
            String password = password(folder.resolve("password"));
            Database business = made(own, password);
            Map<String, String> surroundings = new LinkedHashMap<>();
            surroundings.put("REGIE_DEMO_DIR", folder.toString());
            surroundings.put("REGIE_DEMO_JDBC_URL", business.url());
            surroundings.put("REGIE_DEMO_USER", NAME);
            surroundings.put("REGIE_DEMO_PASSWORD", password);
            surroundings.put("REGIE_HOME", home.toString());
            surroundings.put("REGIE_JAVA_HOME", System.getProperty("java.home"));
            return surroundings;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Database made(EmbeddedPostgres own, String password) {
        return switch (Neighbour.make(Database.of(own), NAME, password)) {
            case Result.Good<Database> good -> good.value();
            case Result.Refused<Database> refused -> throw new StartRefused(new StartProblem.StoreRefused(refused.problem()));
        };
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }
}
