package regie.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;

/** One cluster for all tests of the module, stopped when the JVM ends; each test takes a stream of its own. */
public final class SharedPostgres {

    private static final AtomicInteger STREAMS = new AtomicInteger();
    private static @Nullable Database database;

    private SharedPostgres() {}

    public static synchronized Database database() {
        Database started = database;
        if (started == null) {
            EmbeddedPostgres running = EmbeddedPostgres.start(folder()).orThrow();
            Runtime.getRuntime().addShutdownHook(new Thread(running::closeAndDelete));
            started = Migrations.migrate(Database.of(running)).orThrow();
            database = started;
        }
        return started;
    }

    public static String name() {
        return "test" + STREAMS.incrementAndGet();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("regie-store").resolve("postgres");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
