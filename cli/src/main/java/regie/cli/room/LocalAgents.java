package regie.cli.room;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import regie.agent.LocalAgent;
import regie.server.locals.AgentLauncher;

/** How the server's local agents are started: by the agent's own program, which the server does not know. */
final class LocalAgents implements AgentLauncher {

    /** The most attempts at once where the estate leaves it open. */
    private static final int SLOTS = 200;

    @Override
    public Process start(Path folder, List<InetSocketAddress> servers, String host, Path tokenFile) throws IOException {
        return new LocalAgent(folder, servers, host, tokenFile, SLOTS).start();
    }

    @Override
    public boolean isSame(ProcessHandle before, Path folder, List<InetSocketAddress> servers, String host, Path tokenFile) {
        return new LocalAgent(folder, servers, host, tokenFile, SLOTS).isRunBy(before);
    }
}
