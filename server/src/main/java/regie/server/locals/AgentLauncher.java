package regie.server.locals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** How an agent's process is started; given by the program, which knows the agent's code. */
@FunctionalInterface
public interface AgentLauncher {

    /**
     * @param folder the agent's own, kept over restarts
     * @param servers where it calls, in turn
     * @param tokenFile holds the secret with which it greets
     */
    Process start(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile) throws IOException;
}
