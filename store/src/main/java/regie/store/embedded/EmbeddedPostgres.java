package regie.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.store.Result;

/**
 * The PostgreSQL that comes with Régie. Its data and programs lie in the data folder or, for root,
 * below {@code /var/lib/regie}, where the user that it drops to can reach them. When it dies it is started
 * again on the same port; when the server was killed, the next one finds it still running.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "regie";
    public static final String DATABASE = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Path ROOT_HOME = Path.of("/var/lib/regie");
    private static final long STOP_SECONDS = 20;

    private final ClusterFolder folder;
    private final Cluster cluster;
    private final String password;
    private volatile Cluster.Running running;
    private volatile boolean closing;

    private EmbeddedPostgres(ClusterFolder folder, Cluster cluster, String password, Cluster.Running running) {
        this.folder = folder;
        this.cluster = cluster;
        this.password = password;
        this.running = running;
    }

    /**
     * Starts the one of that folder, or attaches to it if it still runs; unpacked and initialised first if
     * need be. Refused with an {@link EmbeddedProblem}.
     */
    public static Result<EmbeddedPostgres> start(Path folder) {
        return ClusterFolder.open(folder).then(data -> {
            Result<EmbeddedPostgres> started = start(data);
            if (started instanceof Result.Refused<EmbeddedPostgres>) {
                data.close();
            }
            return started;
        });
    }

    private static Result<EmbeddedPostgres> start(ClusterFolder data) {
        Optional<RunAs> runAs = RunAs.choose();
        if (runAs.isEmpty()) {
            return Result.refused(new EmbeddedProblem.NoUserToDropTo(String.join(", ", RunAs.CANDIDATES)));
        }
        try {
            Path shared = runAs.get().user().isPresent() ? ROOT_HOME : data.path();
            Path home = home(data, runAs.get());
            return switch (PostgresBinaries.unpack(shared)) {
                case Result.Refused<Path> refused -> Result.refused(refused.problem());
                case Result.Good<Path> good -> start(data, new Cluster(good.value(), home, runAs.get()), password(data.path()));
            };
        } catch (IOException failed) {
            return Result.refused(new EmbeddedProblem.FolderNotWritable(data.path(), String.valueOf(failed.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", interrupted);
        }
    }

    /** For JDBC; the port stays the same while this object lives. */
    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + running.port() + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public long pid() {
        return running.process().pid();
    }

    public int port() {
        return running.port();
    }

    /** Stops it for good; everything committed is on disk. */
    @Override
    public void close() {
        closing = true;
        try {
            Cluster.stop(running.process(), STOP_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }

    /** Stops it and removes its cluster with everything in it: for tests, demonstrations and benchmarks. */
    public void closeAndDelete() {
        close();
        try {
            cluster.delete();
        } catch (IOException left) {
            LOG.warn("the cluster could not be removed whole", left);
        }
    }

    /** Leaves it running, as a kill -9 of the server would: for tests and for handing it over. */
    public void abandon() {
        closing = true;
        folder.close();
    }

    private static Result<EmbeddedPostgres> start(ClusterFolder folder, Cluster cluster, String password)
            throws IOException, InterruptedException {
        Result<Cluster> ready = cluster.ensure(USER, password);
        if (ready instanceof Result.Refused<Cluster> refused) {
            return Result.refused(refused.problem());
        }
        Optional<Cluster.Running> found = cluster.running();
        if (found.isPresent() && found.get().state().equals("stopping")) {
            Cluster.stop(found.get().process(), STOP_SECONDS);
            found = Optional.empty();
        }
        Result<Cluster.Running> running = found.isPresent() ? Result.good(found.get()) : cluster.start(freePort());
        found.ifPresent(old -> LOG.info("PostgreSQL was still running (process {}): the server attaches to it", old.process().pid()));
        return running.then(started -> {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, cluster, password, started);
            postgres.watch(started);
            return Result.good(postgres);
        });
    }

    private void watch(Cluster.Running watched) {
        watched.process().onExit().thenRunAsync(() -> {
            if (!closing) {
                LOG.error("PostgreSQL (process {}) ended; it is started again", watched.process().pid());
                restart(watched.port());
            }
        }, task -> Thread.ofVirtual().name("regie-postgres-watch").start(task));
    }

    private void restart(int port) {
        for (long pause = 100; !closing; pause = Math.min(5_000, pause * 2)) {
            try {
                if (cluster.start(port) instanceof Result.Good<Cluster.Running> good) {
                    running = good.value();
                    watch(running);
                    LOG.warn("PostgreSQL runs again (process {})", running.process().pid());
                    return;
                }
                LOG.error("PostgreSQL did not start again; another attempt follows. Its words are in {}", cluster.log());
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (IOException failed) {
                LOG.error("PostgreSQL could not be started again", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Path home(ClusterFolder data, RunAs runAs) throws IOException {
        Path home = runAs.user().isPresent() ? ROOT_HOME.resolve(data.id()) : data.path();
        if (runAs.user().isPresent()) {
            Files.createDirectories(ROOT_HOME);
            Files.setPosixFilePermissions(ROOT_HOME, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        if (!Files.exists(home)) {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        }
        runAs.give(home);
        return home;
    }

    private static String password(Path data) throws IOException {
        Path file = data.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path draft = data.resolve("password.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(random));
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).trim();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
