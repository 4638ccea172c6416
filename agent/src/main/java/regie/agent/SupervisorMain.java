package regie.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import regie.agent.files.AgentFolder;
import regie.agent.loop.Log;
import regie.agent.supervisor.Supervisor;

/** The program of the resident supervisor. Agents start it; people need not. */
public final class SupervisorMain {

    /** The folder's supervisor is another program already. */
    static final int TAKEN = 1;
    private static final int WRONG_USAGE = 2;

    private SupervisorMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /**
     * Runs until there is nothing left to supervise.
     *
     * @param arguments the agent's folder
     * @return 0 at a proper end, 1 when the folder has its supervisor or cannot be used, 2 for wrong usage
     */
    public static int run(List<String> arguments) {
        if (arguments.size() != 1) {
            Log.say("usage: supervisor FOLDER");
            return WRONG_USAGE;
        }
        try {
            AgentFolder folder = AgentFolder.open(Path.of(arguments.getFirst()));
            if (!folder.lock("supervisor")) {
                Log.say("another supervisor works in " + folder.path());
                return TAKEN;
            }
            Log.endAtUncaught();
            new Supervisor(folder).run();
            return 0;
        } catch (IOException broken) {
            Log.say("the supervisor cannot work in " + arguments.getFirst() + ": " + broken.getMessage());
            return TAKEN;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
