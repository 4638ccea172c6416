package regie.protocol.supervisor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.protocol.ProductionClock;

/** What a supervisor knows. Only {@link #evolve} changes it; all of it but the clock is found again on disk. */
public final class SupervisorState {

    /** How many settled attempts are remembered against a start that comes very late. */
    public static final int SETTLED_KEPT = 20_000;

    private final Map<AttemptId, Held> held = new LinkedHashMap<>();
    private final Map<Long, Boolean> settled = new LinkedHashMap<>();
    private ProductionClock clock = ProductionClock.real();
    private boolean attached;
    private SupervisorChange.Quitting quitting = SupervisorChange.Quitting.NO;

    void evolve(SupervisorChange change) {
        switch (change) {
            case SupervisorChange.Became became -> held.put(became.held().attempt(), became.held());
            case SupervisorChange.Forgotten forgotten -> {
                held.remove(forgotten.attempt());
                settled.put(mark(forgotten.attempt()), true);
                if (settled.size() > SETTLED_KEPT) {
                    settled.remove(settled.keySet().iterator().next());
                }
            }
            case SupervisorChange.ClockChanged changed -> clock = changed.clock();
            case SupervisorChange.AgentChanged changed -> attached = changed.attached();
            case SupervisorChange.QuittingChanged changed -> quitting = changed.quitting();
        }
    }

    public Optional<Held> held(AttemptId attempt) {
        return Optional.ofNullable(held.get(attempt));
    }

    /** In the order in which they were first heard of. */
    public Collection<Held> all() {
        return held.values();
    }

    public boolean settled(AttemptId attempt) {
        return settled.containsKey(mark(attempt));
    }

    public ProductionClock clock() {
        return clock;
    }

    public boolean attached() {
        return attached;
    }

    SupervisorChange.Quitting quitting() {
        return quitting;
    }

    /** Whether nothing runs and every end is on disk. */
    boolean quiet() {
        for (Held one : held.values()) {
            if (!(one.phase() instanceof Phase.Over)) {
                return false;
            }
        }
        return true;
    }

    /** Sixty-four bits stand for the id (FNV-1a): a fifth of the memory, and no two meet in practice. */
    private static long mark(AttemptId attempt) {
        long hash = 0xcbf29ce484222325L;
        String text = attempt.toString();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
