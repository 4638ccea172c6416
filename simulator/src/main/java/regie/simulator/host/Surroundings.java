package regie.simulator.host;

import java.util.function.Supplier;
import regie.kernel.AttemptId;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.simulator.chance.Chance;
import regie.simulator.network.End;
import regie.simulator.network.Link;
import regie.simulator.process.ProcessTable;
import regie.simulator.process.Script;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.time.VirtualTime;
import regie.simulator.trace.Trace;

/** What every simulated host lives in. */
public record Surroundings(
        VirtualTime time, Trace trace, ProcessTable processes, Scripts scripts, Doors doors, Supplier<HostWeather> weather,
        Sabotage sabotage) {

    /** What each process will do: it depends on the attempt alone. */
    @FunctionalInterface
    public interface Scripts {

        Script of(AttemptId attempt, java.util.List<String> command);
    }

    /** The servers as an agent sees them: addresses, tried in turn. */
    public interface Doors {

        int count();

        /** Makes a link to one server; the answer comes later, at the given end or not at all. */
        void connect(SimulatedHost host, int door, Chance chance, Answer answer);
    }

    /** What comes of trying a door. */
    public interface Answer {

        End<ToAgent> end();

        void open(Link<ToServer, ToAgent> link);

        void closed();
    }
}
