package regie.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import regie.store.Result;

/** One PostgreSQL data directory with the programs that serve it. */
final class Cluster {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long ROOM_MEGABYTES = 150;

    private final Path binaries;
    private final Path folder;
    private final Path log;
    private final RunAs runAs;

    Cluster(Path binaries, Path home, RunAs runAs) {
        this.binaries = binaries;
        this.folder = home.resolve("cluster");
        this.log = home.resolve("postgresql.log");
        this.runAs = runAs;
    }

    Path log() {
        return log;
    }

    /** Makes it if it is not there; refuses one of another major version. */
    Result<Cluster> ensure(String user, String password) throws IOException, InterruptedException {
        Path version = folder.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).trim();
            return found.equals(PostgresBinaries.MAJOR)
                    ? Result.good(this)
                    : Result.refused(new EmbeddedProblem.OtherPostgresMajor(folder, found, PostgresBinaries.MAJOR));
        }
        long free = Files.getFileStore(folder.getParent()).getUsableSpace() >> 20;
        if (free < ROOM_MEGABYTES) {
            return Result.refused(new EmbeddedProblem.DiskFull(folder, free, ROOM_MEGABYTES));
        }
        return initialise(user, password);
    }

    /**
     * The postmaster of this directory that is alive, with its port: ours from before a kill -9, since
     * nobody else can have the data folder open.
     */
    Optional<Running> running() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.get(0).trim());
            return ProcessHandle.of(pid)
                    .filter(handle -> handle.isAlive() && serves(pid))
                    .filter(handle -> lines.size() >= 8)
                    .map(handle -> new Running(handle, Integer.parseInt(lines.get(3).trim()), lines.get(7).trim()));
        } catch (IOException | RuntimeException notThere) {
            return Optional.empty();
        }
    }

    /** @param state {@code ready} once it takes connections, {@code starting} or {@code stopping} else */
    record Running(ProcessHandle process, int port, String state) {}

    Result<Running> start(int port) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(binaries.resolve("bin/postgres").toString(), "-D", folder.toString()));
        words.addAll(PostgresSettings.options(port));
        if (Files.exists(log) && Files.size(log) > 20_000_000) {
            Files.move(log, log.resolveSibling("postgresql.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        long before = Files.exists(log) ? Files.size(log) : 0;
        Process process = process(words).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        long deadline = System.nanoTime() + START_NANOS;
        while (process.isAlive() && System.nanoTime() < deadline) {
            Optional<Running> running = running().filter(found -> found.process().pid() == process.pid());
            if (running.isPresent() && running.get().state().equals("ready")) {
                return Result.good(running.get());
            }
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        return Result.refused(new EmbeddedProblem.PostgresDidNotStart(log, lastWords(before)));
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
    static void stop(ProcessHandle process, long seconds) throws InterruptedException {
        signal(process.pid(), "INT");
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException slow) {
            signal(process.pid(), "QUIT");
        }
    }

    /** The data directory and its log; the home itself when nothing else is in it. */
    void delete() throws IOException {
        PostgresBinaries.delete(folder);
        Files.deleteIfExists(log);
        Files.deleteIfExists(log.resolveSibling("postgresql.log.1"));
        try (java.util.stream.Stream<Path> left = Files.list(folder.getParent())) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder.getParent());
    }

    private Result<Cluster> initialise(String user, String password) throws IOException, InterruptedException {
        Path draft = folder.resolveSibling("cluster.draft");
        PostgresBinaries.delete(draft);
        Path words = Files.createTempFile(folder.getParent(), "initdb", ".words");
        try {
            Files.setPosixFilePermissions(words, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(words, password + "\n");
            runAs.give(words);
            Process initdb = process(List.of(
                            binaries.resolve("bin/initdb").toString(), "-D", draft.toString(), "--locale=C", "-E", "UTF8",
                            "-U", user, "--pwfile=" + words, "--auth=scram-sha-256", "--no-instructions", "--no-sync"))
                    .start();
            String said;
            try (InputStream output = initdb.getInputStream()) {
                said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (initdb.waitFor() != 0) {
                return Result.refused(new EmbeddedProblem.PostgresDidNotStart(log, said.strip()));
            }
        } finally {
            Files.deleteIfExists(words);
        }
        sync(draft);
        Files.move(draft, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return Result.good(this);
    }

    /** One flush of the file system instead of one for each of a thousand files. */
    private static void sync(Path draft) throws IOException, InterruptedException {
        new ProcessBuilder("sync", "-f", draft.toString()).redirectErrorStream(true).start().waitFor();
    }

    private ProcessBuilder process(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(runAs.command(words))
                .directory(folder.getParent().toFile())
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** A pid may belong to another program by now; the command line says whether it is this cluster's. */
    private boolean serves(long pid) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
            return command.contains(folder.toString());
        } catch (IOException notReadable) {
            return false;
        }
    }

    private String lastWords(long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            String written = new String(all, (int) Math.min(from, all.length), (int) Math.max(0, all.length - from),
                    StandardCharsets.UTF_8);
            List<String> lines = written.lines().filter(line -> line.contains("FATAL") || line.contains("PANIC")).toList();
            return lines.isEmpty() ? "no message" : lines.getLast();
        } catch (IOException noLog) {
            return "no message";
        }
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException noKill) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
