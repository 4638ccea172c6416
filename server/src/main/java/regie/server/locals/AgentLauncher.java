package regie.server.locals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** How an agent's process is started; given by the program, which knows the agent's code. */
public interface AgentLauncher {

    /**
     * @param folder the agent's own, kept over restarts
     * @param servers where it calls, in turn
     * @param tokenFile holds the secret with which it greets
     */
    Process start(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile) throws IOException;

    /** Whether that process, left by a server that was killed, is the very agent that {@link #start} would make. */
    boolean isSame(ProcessHandle before, Path folder, List<InetSocketAddress> servers, String host, Path tokenFile);
}
