package regie.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import regie.agent.posix.Posix;
import regie.agent.posix.ProcessTable;
import regie.protocol.ToAgent;

/** A real agent with its real supervisor and a fake server, in a folder of their own; gone at the end. */
final class Workplace implements AutoCloseable {

    final FakeServer server;
    final Path folder;
    private final Path token;
    private Process agent;

    Workplace(Path folder) throws IOException, InterruptedException {
        this.folder = folder.resolve("agent");
        this.token = Files.writeString(folder.resolve("token"), "open sesame\n");
        this.server = new FakeServer();
        startAgent();
    }

    void startAgent() throws IOException, InterruptedException {
        agent = new LocalAgent(folder, List.of(server.address()), "app01", token, 50).start();
        server.awaitAgent();
    }

    Process agent() {
        return agent;
    }

    void killAgent() throws InterruptedException {
        agent.destroyForcibly().waitFor();
        server.await("loss of the link", alone -> alone.isAlone() ? Optional.of(true) : Optional.empty());
    }

    /** The supervisor of this folder, by its command line. */
    Optional<Integer> supervisorPid() throws IOException {
        for (ProcessTable.Entry entry : ProcessTable.read().all()) {
            Path line = Path.of("/proc", Integer.toString(entry.pid()), "cmdline");
            try {
                String words = Files.readString(line, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (words.contains(SupervisorMain.class.getName() + "\0" + folder)) {
                    return Optional.of(entry.pid());
                }
            } catch (IOException gone) {
                // ended meanwhile
            }
        }
        return Optional.empty();
    }

    int killSupervisor() throws IOException {
        int pid = supervisorPid().orElseThrow();
        Posix.signal(pid, Posix.SIGKILL);
        return pid;
    }

    static void until(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + FakeServer.PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("after " + FakeServer.PATIENCE + " it is still not so: " + what);
            }
            Thread.sleep(20);
        }
    }

    static boolean alive(int pid) {
        return ProcessTable.of(pid).isPresent();
    }

    @Override
    public void close() throws Exception {
        server.send(new ToAgent.Shutdown(true));
        if (!agent.waitFor(30, TimeUnit.SECONDS)) {
            agent.destroyForcibly().waitFor();
        }
        supervisorPid().ifPresent(pid -> Posix.signal(pid, Posix.SIGKILL));
        server.close();
    }
}
