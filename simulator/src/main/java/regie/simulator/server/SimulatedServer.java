package regie.simulator.server;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import regie.engine.EngineCommand;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.Provenance;
import regie.runtime.Request;
import regie.simulator.chance.Chance;
import regie.simulator.network.Link;
import regie.simulator.time.WallClock;

/** One server machine: its clock, and the life of the program that runs on it now, if it runs. */
public final class SimulatedServer {

    private final String name;
    private final ServerParts parts;
    private final Chance chance;
    private final WallClock clock;
    private int lives;
    private @Nullable ServerProgram program;

    public SimulatedServer(String name, ServerParts parts, Chance chance) {
        this.name = name;
        this.parts = parts;
        this.chance = chance;
        this.clock = new WallClock(parts.time(), chance.duration(Duration.ofMillis(-300), Duration.ofMillis(300)));
    }

    public void start() {
        if (program == null) {
            parts.trace().line("srv:" + name, "starts");
            program = new ServerProgram(name, ++lives, parts, clock, chance.fork("life " + lives));
            program.begin();
        }
    }

    /** Kill -9; its requests to the database that are under way may still be carried out. */
    public void kill() {
        ServerProgram dying = program;
        if (dying != null) {
            parts.trace().line("srv:" + name, "killed");
            program = null;
            dying.die();
        }
    }

    public void freeze(Duration pause) {
        if (program != null) {
            program.freeze(pause);
        }
    }

    public boolean running() {
        return program != null;
    }

    public String name() {
        return name;
    }

    public WallClock clock() {
        return clock;
    }

    public boolean writes() {
        ServerProgram now = program;
        return now != null && now.writes();
    }

    /** Writes, with nothing in doubt. */
    public boolean isWriting() {
        ServerProgram now = program;
        return now != null && now.standing() instanceof regie.runtime.Standing.Writing;
    }

    @Override
    public String toString() {
        ServerProgram now = program;
        return "server " + name + " " + (now == null ? "down" : now.standing());
    }

    /** An agent tries this server's door: false when nobody listens. */
    public boolean accept(Link<ToServer, ToAgent> link, regie.simulator.network.End<ToAgent> agentEnd) {
        ServerProgram now = program;
        if (now == null) {
            return false;
        }
        link.join(agentEnd, now.desk().end(link));
        return true;
    }

    /**
     * Asks as a person would through this server: its own loop, or the inbox when it is not the
     * writer. The answer may never come; asking again with the same id is safe.
     */
    public void ask(CommandId id, EngineCommand command, Provenance provenance, BiConsumer<CommandId, Answer> heard) {
        ServerProgram now = program;
        if (now == null) {
            return;
        }
        now.submit(Request.of(id, command, provenance)).thenAccept(answer -> {
            if (answer instanceof Answer.NotWriter) {
                now.line().put(parts.stream(), new InboxCommand(id, parts.feature().commands().type(command),
                        parts.feature().commands().encode(command), provenance)).thenCompose(put -> now.line().answer(id))
                        .thenAccept(found -> found.ifPresent(given -> heard.accept(id, given)));
            } else {
                heard.accept(id, answer);
            }
        });
    }

    /** Commands without an id, as agents' reports are. */
    public void say(List<EngineCommand> commands, Provenance provenance) {
        ServerProgram now = program;
        if (now != null) {
            commands.forEach(command -> now.submit(Request.of(command, provenance)));
        }
    }

    /** The program as it runs now, for looking at its state. */
    public @Nullable ServerProgram program() {
        return program;
    }
}
