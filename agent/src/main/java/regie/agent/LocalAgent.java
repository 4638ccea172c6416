package regie.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import regie.agent.loop.JavaCommand;

/**
 * An agent process on this machine, started by whoever runs the control room here. It is restarted
 * by starting it again; its supervisor, and what runs under it, live through that.
 */
public final class LocalAgent {

    private static final Duration STOP_MOST = Duration.ofSeconds(10);

    private final Path folder;
    private final List<InetSocketAddress> servers;
    private final String host;
    private final Path tokenFile;
    private final int slots;

    /**
     * @param folder the agent's own, made when missing; its log is {@code agent.log} there
     * @param tokenFile holds the secret with which it greets the server
     */
    public LocalAgent(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile, int slots) {
        this.folder = folder.toAbsolutePath();
        this.servers = List.copyOf(servers);
        this.host = host;
        this.tokenFile = tokenFile.toAbsolutePath();
        this.slots = slots;
    }

    /** Starts the process; {@link Process#pid} names it, {@link Process#onExit} tells when it is to be started again. */
    public Process start() throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("agent.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("REGIE_"));
        environment.putAll(JavaCommand.ENVIRONMENT);
        return builder.start();
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(JavaCommand.of(AgentMain.class, "64m"));
        words.addAll(List.of("--folder", folder.toString(), "--server", String.join(",", servers.stream()
                .map(server -> server.getHostString() + ":" + server.getPort()).toList()), "--host", host,
                "--token-file", tokenFile.toString(), "--slots", Integer.toString(slots)));
        return words;
    }

    /**
     * Whether that process is what {@link #start} would make: the same command line, and none of the program's files is newer
     * than it. Such an agent from before can stay, and calls again by itself.
     */
    public boolean isRunBy(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return process.isAlive() && List.of(line.split("\0")).equals(command())
                    && process.info().startInstant().filter(JavaCommand::isProgramOlderThan).isPresent();
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Ends the agent and leaves what runs to its supervisor, which ends by itself once nothing runs.
     * To end that too, the server says {@code Shutdown(kill)} first and waits for the process.
     */
    public static void stop(Process agent) throws InterruptedException {
        agent.destroy();
        if (!agent.waitFor(STOP_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
            agent.destroyForcibly().waitFor();
        }
    }
}
