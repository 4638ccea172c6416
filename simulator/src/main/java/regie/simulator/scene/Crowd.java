package regie.simulator.scene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.engine.EngineCommand;
import regie.kernel.Actor;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Provenance;
import regie.simulator.audit.Auditor;
import regie.simulator.chance.Chance;
import regie.simulator.people.Gestures;
import regie.simulator.server.SimulatedServer;
import regie.simulator.time.VirtualTime;
import regie.simulator.trace.Trace;

/**
 * Everybody who gives commands. Each command has an id; it is asked again with the same id, at any
 * server, until its final answer is heard. Two different final answers to one id are a violation.
 */
final class Crowd {

    private static final Provenance PEOPLE = Provenance.of(new Actor("people"), "simulated");
    private static final Duration ASK_AGAIN = Duration.ofSeconds(4);

    private final VirtualTime time;
    private final Trace trace;
    private final Chance chance;
    private final List<SimulatedServer> servers;
    private final Auditor auditor;
    private final Map<CommandId, Answer> answers = new LinkedHashMap<>();
    private final List<CommandId> open = new ArrayList<>();
    private int given;

    Crowd(VirtualTime time, Trace trace, Chance chance, List<SimulatedServer> servers, Auditor auditor) {
        this.time = time;
        this.trace = trace;
        this.chance = chance;
        this.servers = servers;
        this.auditor = auditor;
    }

    /** People do anything, at moments drawn now: what they do is decided when they do it. */
    void play(Gestures gestures, int most, Duration until) {
        int count = chance.between(0, most);
        for (int i = 0; i < count; i++) {
            Chance own = chance.fork("gesture " + i);
            time.after(chance.duration(Duration.ofSeconds(3), until), () -> give(gestures.any(own, time.now())));
        }
    }

    /** Gives a command until it is answered. */
    CommandId give(EngineCommand command) {
        CommandId id = new CommandId("c" + ++given);
        trace.line("ask", id + " " + command);
        open.add(id);
        ask(id, command, 0);
        return id;
    }

    private void ask(CommandId id, EngineCommand command, int tries) {
        if (answers.containsKey(id)) {
            return;
        }
        chance.choose(servers).ask(id, command, PEOPLE, this::heard);
        if (chance.percent(5)) {
            // Somebody is impatient: the same command by two ways at once.
            chance.choose(servers).ask(id, command, PEOPLE, this::heard);
        }
        time.after(ASK_AGAIN, () -> ask(id, command, tries + 1));
    }

    private void heard(CommandId id, Answer answer) {
        if (!answer.isFinal()) {
            return;
        }
        Answer before = answers.putIfAbsent(id, answer);
        open.remove(id);
        if (before == null) {
            trace.line("answer", id + " " + words(answer));
        } else if (!before.equals(answer)) {
            auditor.violated("a command has one answer", id + " was answered " + before + " and then " + answer);
        }
    }

    private static String words(Answer answer) {
        return answer instanceof Answer.Refused refused ? "refused " + refused.code() : answer.toString();
    }

    boolean answered(CommandId id) {
        return answers.containsKey(id);
    }

    Map<CommandId, Answer> answers() {
        return answers;
    }

    int waiting() {
        return open.size();
    }
}
