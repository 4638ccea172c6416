package regie.cli.room;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import regie.agent.LocalAgent;

/** How the server's local agents are started: by the agent's own program, which the server does not know. */
final class LocalAgents {

    /** The most attempts at once where the estate leaves it open. */
    private static final int SLOTS = 200;

    private LocalAgents() {}

    static Process start(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile) throws IOException {
        return new LocalAgent(folder, servers, host, tokenFile, SLOTS).start();
    }
}
