package regie.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import regie.runtime.clock.ScaledClock;
import regie.server.links.LinkLimits;
import regie.server.locals.AgentLauncher;

/**
 * How a control room is to be started.
 *
 * @param data the data folder; made when missing
 * @param estate the estate's directory; absent: the one that this folder was last started with
 * @param environment which one of the estate's; absent: its only one, or {@code production}
 * @param database a JDBC URL; absent: the embedded PostgreSQL
 * @param bind loopback unless said otherwise
 * @param port of console and API; 0 for any
 * @param agentPort where agents call; 0 for the one used before, or any
 * @param clock a production clock that starts elsewhere or runs faster; only for a new folder
 * @param agents how local agents are started; absent: none are
 * @param version what the program calls itself
 * @param playsEveryHost local agents for hosts of other machines too: a demo or a rehearsal on one machine
 * @param surroundings what attempts find in their environment beside Régie's own
 */
public record Settings(
        Path data, Optional<Path> estate, Optional<String> environment, Optional<String> database, InetAddress bind, int port,
        int agentPort, Optional<ScaledClock.Setting> clock, Optional<AgentLauncher> agents, LinkLimits links, String version,
        Surroundings surroundings, boolean playsEveryHost) {

    public static final int PORT = 8470;

    /** On this folder and estate, with all else as usual. */
    public static Settings of(Path data, Optional<Path> estate) {
        return new Settings(data, estate, Optional.empty(), Optional.empty(), InetAddress.getLoopbackAddress(), PORT, 0,
                Optional.empty(), Optional.empty(), LinkLimits.DEFAULT, "0.1.0", Surroundings.NONE,
                false);
    }

    public Settings withEnvironment(Optional<String> name) {
        return new Settings(data, estate, name, database, bind, port, agentPort, clock, agents, links, version,
                surroundings, playsEveryHost);
    }

    public Settings withDatabase(Optional<String> url) {
        return new Settings(data, estate, environment, url, bind, port, agentPort, clock, agents, links, version,
                surroundings, playsEveryHost);
    }

    public Settings withPort(int number) {
        return new Settings(data, estate, environment, database, bind, number, agentPort, clock, agents, links, version,
                surroundings, playsEveryHost);
    }

    public Settings withClock(Optional<ScaledClock.Setting> setting) {
        return new Settings(data, estate, environment, database, bind, port, agentPort, setting, agents, links, version,
                surroundings, playsEveryHost);
    }

    public Settings withAgents(AgentLauncher launcher) {
        return new Settings(data, estate, environment, database, bind, port, agentPort, clock, Optional.of(launcher), links, version,
                surroundings, playsEveryHost);
    }

    public Settings withLinks(LinkLimits limits) {
        return new Settings(data, estate, environment, database, bind, port, agentPort, clock, agents, limits, version,
                surroundings, playsEveryHost);
    }

    public Settings withSurroundings(Surroundings what) {
        return new Settings(data, estate, environment, database, bind, port, agentPort, clock, agents, links, version, what,
                playsEveryHost);
    }

    /** This machine plays every host that is not reached over SSH, as in the demo; otherwise only those that are this machine. */
    public Settings playingEveryHost() {
        return new Settings(data, estate, environment, database, bind, port, agentPort, clock, agents, links, version, surroundings,
                true);
    }
}
