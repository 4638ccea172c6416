package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.EstateFacts.HostFact;
import regie.kernel.AttemptId;
import regie.kernel.HostName;

/** A machine as the engine sees it now: its agent, its slots and what is live on it. */
public final class Host {

    private final HostName name;
    @Nullable HostFact fact;
    boolean connected;
    String incarnation = "";
    Instant since = Instant.EPOCH;
    @Nullable Integer slotsSet;
    final LinkedHashMap<AttemptId, StateRow.Abandoned> abandoned = new LinkedHashMap<>();
    // rebuilt, never written:
    final LinkedHashSet<Task> live = new LinkedHashSet<>();
    final List<HostQueue> queues = new ArrayList<>();
    boolean dirty;

    Host(HostName name) {
        this.name = name;
    }

    StateRow.Host row() {
        return new StateRow.Host(name, connected, incarnation, since, Optional.ofNullable(slotsSet), List.copyOf(abandoned.values()));
    }

    public HostName name() {
        return name;
    }

    /** Whether the estate in force knows it. */
    public boolean known() {
        return fact != null;
    }

    public boolean local() {
        return fact != null && fact.local();
    }

    public Map<String, String> labels() {
        return fact == null ? Map.of() : fact.labels();
    }

    public boolean connected() {
        return connected;
    }

    /** The agent's incarnation that was seen last; empty before the first. */
    public String incarnation() {
        return incarnation;
    }

    /** Since when it is connected, or away. */
    public Instant since() {
        return since;
    }

    /** How many attempts at once; empty when only the agent's own maximum counts. */
    public Optional<Integer> slots() {
        if (slotsSet != null) {
            return Optional.of(slotsSet);
        }
        return fact == null ? Optional.empty() : fact.slots();
    }

    public int free() {
        return slots().map(slots -> Math.max(0, slots - live.size())).orElse(Integer.MAX_VALUE - live.size());
    }

    /** Tasks with an attempt on it, by their ids. */
    public List<Task> live() {
        List<Task> sorted = new ArrayList<>(live);
        sorted.sort(java.util.Comparator.comparing(Task::id));
        return sorted;
    }

    public int liveCount() {
        return live.size();
    }

    /** Attempts given up here, to be killed when it is seen again. */
    public List<StateRow.Abandoned> abandoned() {
        return List.copyOf(abandoned.values());
    }
}
