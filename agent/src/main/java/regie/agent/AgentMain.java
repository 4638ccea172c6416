package regie.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.agent.files.AgentFolder;
import regie.agent.host.Agent;
import regie.agent.loop.Log;
import regie.agent.posix.ProcessTable;
import regie.kernel.HostName;
import regie.protocol.ToServer;

/**
 * The agent's program. It ends at SIGTERM or when the server says so; what it has started then goes
 * on under its supervisor, and its results are there when an agent comes back.
 */
public final class AgentMain {

    /** The folder has an agent already, or cannot be used. */
    static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;

    private AgentMain() {}

    public static void main(String[] arguments) {
        int code = run(List.of(arguments));
        Runtime.getRuntime().halt(code);
    }

    /**
     * Runs until it is asked to end.
     *
     * @param arguments {@code --folder DIR --server HOST:PORT[,HOST:PORT…] --host NAME --token-file FILE
     *     [--slots N]}; the token is read from its file, so that neither a process list nor a log shows it
     * @return 0 at a proper end, 1 when the folder has its agent or cannot be used, 2 for wrong usage
     */
    public static int run(List<String> arguments) {
        Optional<AgentOptions> options = AgentOptions.of(arguments);
        return options.map(AgentMain::run).orElseGet(() -> {
            Log.say("usage: agent --folder DIR --server HOST:PORT[,HOST:PORT] --host NAME --token-file FILE [--slots N]");
            return WRONG_USAGE;
        });
    }

    private static int run(AgentOptions options) {
        try {
            AgentFolder folder = AgentFolder.open(options.folder());
            if (!folder.lock("agent")) {
                Log.say("another agent works in " + folder.path() + "; two on one folder would start things twice");
                return REFUSED;
            }
            Log.endAtUncaught();
            Agent agent = new Agent(folder, hello(options, folder), options.servers(), SupervisorMain.class);
            stopWithSignal(agent);
            Log.say("agent of " + options.host() + " in " + folder.path());
            agent.run();
            return 0;
        } catch (IOException broken) {
            Log.say("the agent cannot work in " + options.folder() + ": " + broken.getMessage());
            return REFUSED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void stopWithSignal(Agent agent) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            try {
                agent.stop(false);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static ToServer.Hello hello(AgentOptions options, AgentFolder folder) throws IOException {
        Map<String, String> facts = new TreeMap<>();
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("java", System.getProperty("java.version"));
        facts.put("pid", Long.toString(ProcessHandle.current().pid()));
        facts.put("folder", folder.path().toString());
        String token = Files.readString(options.tokenFile()).strip();
        return new ToServer.Hello(ToServer.VERSION, new HostName(options.host()), folder.incarnation(), token,
                ProcessTable.boot(), options.slots(), facts);
    }
}
