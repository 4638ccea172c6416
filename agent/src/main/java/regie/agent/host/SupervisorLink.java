package regie.agent.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.agent.files.AgentFolder;
import regie.agent.loop.JavaCommand;
import regie.agent.loop.Log;
import regie.agent.posix.Posix;
import regie.agent.posix.ProcessTable;
import regie.agent.posix.Spawn;
import regie.agent.posix.SpawnResult;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.Wire;

/** Reaches the supervisor of a folder, and starts one where none runs. */
public final class SupervisorLink {

    private static final Duration START_MOST = Duration.ofSeconds(15);
    private static final long PAUSE = Duration.ofMillis(10).toMillis();

    private final AgentFolder folder;
    private final Path address;
    private final Class<?> program;

    /** @param program the supervisor's own, for where none runs */
    public SupervisorLink(AgentFolder folder, Class<?> program) throws IOException {
        this.folder = folder;
        this.program = program;
        this.address = folder.socketAddress();
    }

    /** Links with the supervisor that runs, else with a new one; empty when neither could be had in time. */
    public Optional<FrameChannel<FromSupervisor, ToSupervisor>> raise() throws InterruptedException {
        Optional<FrameChannel<FromSupervisor, ToSupervisor>> running = connect();
        if (running.isPresent()) {
            return running;
        }
        SpawnResult result = start();
        if (result instanceof SpawnResult.Failed failed) {
            Log.say("the supervisor cannot be started: " + failed.message());
            return Optional.empty();
        }
        int pid = ((SpawnResult.Born) result).pid();
        // waits in a native call, which would take a carrier from all virtual threads
        Thread.ofPlatform().daemon().name("supervisor-end").start(() -> Posix.reap(pid));
        long until = System.nanoTime() + START_MOST.toNanos();
        while (System.nanoTime() - until < 0 && ProcessTable.of(pid).isPresent()) {
            Optional<FrameChannel<FromSupervisor, ToSupervisor>> link = connect();
            if (link.isPresent()) {
                return link;
            }
            Thread.sleep(PAUSE);
        }
        return connect();
    }

    private Optional<FrameChannel<FromSupervisor, ToSupervisor>> connect() {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(address));
                return Optional.of(new FrameChannel<>(Channels.newInputStream(channel), Channels.newOutputStream(channel),
                        channel, Wire.of(FromSupervisor.class), Wire.of(ToSupervisor.class)));
            } catch (IOException nobody) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException noSockets) {
            return Optional.empty();
        }
    }

    /** In a session of its own, so that neither Ctrl-C nor the agent's end reaches it. */
    private SpawnResult start() {
        List<String> words = new ArrayList<>(JavaCommand.of(program, "96m"));
        words.add(folder.path().toString());
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("REGIE_") || name.equals("JAVA_TOOL_OPTIONS"));
        environment.putAll(JavaCommand.ENVIRONMENT);
        return Posix.spawn(new Spawn(words.getFirst(), words, environment, folder.path(), Path.of("/dev/null"),
                folder.path().resolve("supervisor.log")));
    }
}
