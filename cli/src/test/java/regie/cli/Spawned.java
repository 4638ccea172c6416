package regie.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

/**
 * The real program in a process of its own, on a data folder of its own: what a person would have
 * started with {@code regie up}. Closing it ends every process that it started.
 */
public final class Spawned implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Path folder;
    private final Path estate;
    private final Path log;
    private final List<String> options;
    private Process process;
    private int starts;

    public Spawned(Path folder, Path estate, String... options) throws IOException {
        this.folder = folder;
        this.estate = estate;
        this.log = folder.resolve("up.log");
        this.options = List.of(options);
        this.process = start();
    }

    /** The command that runs this very build, as the launcher would. */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-cp", System.getProperty("java.class.path"), "regie.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    private Process start() throws IOException {
        List<String> command = command("up", "--estate", estate.toString(), "--data", data().toString(), "--port", "0");
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        starts++;
        return builder.start();
    }

    public void awaitReady() {
        Await.until("the server answers", START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + logTail());
            }
            return status().isPresent();
        }, this::logTail);
    }

    /** After a kill -9: the same data again. */
    public void again() throws IOException {
        process = start();
        awaitReady();
    }

    public int starts() {
        return starts;
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Process process() {
        return process;
    }

    public Optional<JsonNode> status() {
        Typed typed = Typed.in(folder, "status", "--json", "--data", data().toString());
        return typed.exit() == Exit.DONE ? Optional.of(typed.json()) : Optional.empty();
    }

    /** A command for this server, in this process. */
    public Typed regie(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data");
        all.add(data().toString());
        return Typed.in(folder, all.toArray(String[]::new));
    }

    public String logTail() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends all: in good order if it can be, then whatever still names the data folder. */
    @Override
    public void close() throws Exception {
        regie("stop", "--kill");
        if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        leftovers().forEach(ProcessHandle::destroyForcibly);
    }

    /** Living processes that work on the data folder. */
    public List<ProcessHandle> leftovers() throws IOException {
        List<ProcessHandle> left = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle handle : all.toList()) {
                if (handle.pid() != ProcessHandle.current().pid() && speaksOfData(handle)) {
                    left.add(handle);
                }
            }
        }
        return left;
    }

    private boolean speaksOfData(ProcessHandle handle) {
        Path proc = Path.of("/proc", Long.toString(handle.pid()));
        try {
            return Files.readString(proc.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1)
                            .contains(data().toString())
                    || Files.readSymbolicLink(proc.resolve("cwd")).startsWith(data());
        } catch (IOException | SecurityException e) {
            return false;
        }
    }
}
