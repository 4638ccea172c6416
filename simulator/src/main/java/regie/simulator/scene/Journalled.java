package regie.simulator.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.engine.effect.Effects;
import regie.engine.state.EngineEvolver;
import regie.engine.state.EngineState;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.JournalEvent;
import regie.simulator.audit.Auditor;

/**
 * Folds the journal as it grows into a state of its own, from the very bytes that were committed.
 * Whatever else claims to be the state (the writer's memory, the stored rows) must equal it.
 */
final class Journalled {

    private final EngineJson events;
    private final StateJson rows;
    private final Auditor auditor;
    private final Chain chain = new Chain();
    private final EngineState state = new EngineState();
    private byte[] head = Chain.start();
    private long seq;

    Journalled(EngineJson events, StateJson rows, Auditor auditor) {
        this.events = events;
        this.rows = rows;
        this.auditor = auditor;
    }

    /** Reads the commit's bytes back, folds them, and gives the events that they stand for. */
    List<EngineEvent> take(Commit commit) {
        List<EngineEvent> read = new ArrayList<>(commit.events().size());
        for (JournalEvent entry : commit.events()) {
            seq++;
            byte[] body = java.util.Objects.requireNonNull(entry.body());
            head = chain.link(head, entry);
            boolean chained = entry.seq() == seq && Arrays.equals(head, entry.hash())
                    && Arrays.equals(chain.bodyHash(body), entry.bodyHash());
            if (!chained) {
                auditor.violated("the journal's chain verifies", "event " + seq + " " + entry.type());
            }
            EngineEvent event = events.decodeEvent(entry.type(), entry.typeVersion(), body);
            if (!Arrays.equals(events.encode(event), body)) {
                auditor.violated("an event is read as it was written", entry.type() + " " + text(body));
            }
            EngineEvolver.evolve(state, event);
            read.add(event);
        }
        return read;
    }

    EngineState state() {
        return state;
    }

    /**
     * What lives in a writer's memory, or was read from rows, is the state. Timers are not compared: one
     * whose reason has gone stays in a folded state, harmless; those that matter are watched as they fall due.
     */
    void compareWith(String what, EngineState other) {
        Map<String, String> mine = texts(state);
        Map<String, String> theirs = texts(other);
        mine.forEach((key, here) -> {
            String there = theirs.remove(key);
            if (!here.equals(there)) {
                auditor.violated("replay equals live", key + "\n   " + what + " " + there + "\n   replay " + here);
            }
        });
        theirs.forEach((key, there) -> auditor.violated("replay equals live", key + "\n   " + what + " " + there + "\n   replay none"));
    }

    private Map<String, String> texts(EngineState of) {
        Map<String, String> texts = new TreeMap<>();
        of.rows().forEach(row -> texts.put(row.key().toString(), text(rows.encode(row))));
        return texts;
    }

    private static String text(byte[] body) {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What should happen outside is the same whether the state was lived, folded or read. */
    void comparePending(EngineState other) {
        List<Effect> mine = Effects.pending(state);
        List<Effect> theirs = Effects.pending(other);
        if (!mine.equals(theirs)) {
            auditor.violated("pending effects survive a takeover", "a takeover wants " + theirs + "\n   replay wants " + mine);
        }
    }
}
