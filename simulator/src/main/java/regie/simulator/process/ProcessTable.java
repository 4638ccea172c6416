package regie.simulator.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import regie.kernel.AttemptId;
import regie.kernel.HostName;

/**
 * All processes of all hosts, and those that were: the truth that no message can bend. Who watches
 * is told of each start and each end at once.
 */
public final class ProcessTable {

    /** Sees every start and every end as they happen. */
    public interface Watcher {

        void started(SimulatedProcess process);

        void ended(SimulatedProcess process);
    }

    private final Map<Long, SimulatedProcess> alive = new LinkedHashMap<>();
    private final Map<AttemptId, Integer> starts = new LinkedHashMap<>();
    private final Watcher watcher;
    private long lastPid = 100;

    public ProcessTable(Watcher watcher) {
        this.watcher = watcher;
    }

    public SimulatedProcess start(HostName host, AttemptId attempt, long nowNanos, Script script) {
        SimulatedProcess process = new SimulatedProcess(host, attempt, ++lastPid, nowNanos, script);
        alive.put(process.pid(), process);
        starts.merge(attempt, 1, Integer::sum);
        watcher.started(process);
        return process;
    }

    /** The leading process ends; its children may go on. */
    public void leaderEnds(SimulatedProcess process) {
        if (process.leaderAlive()) {
            process.leaderGone();
            buryIfGone(process);
        }
    }

    public void killTree(SimulatedProcess process) {
        if (process.tree() > 0) {
            process.leaderGone();
            process.childrenGone();
            buryIfGone(process);
        }
    }

    public void childrenEnd(SimulatedProcess process) {
        if (process.tree() > 0) {
            process.childrenGone();
            buryIfGone(process);
        }
    }

    /** The host goes down: nothing on it lives on. */
    public void killAll(HostName host) {
        on(host).forEach(this::killTree);
    }

    public List<SimulatedProcess> on(HostName host) {
        List<SimulatedProcess> found = new ArrayList<>();
        each(process -> {
            if (process.host().equals(host)) {
                found.add(process);
            }
        });
        return found;
    }

    public void each(Consumer<SimulatedProcess> action) {
        List.copyOf(alive.values()).forEach(action);
    }

    public int living() {
        return alive.size();
    }

    /** How many processes were ever started for an attempt. */
    public int starts(AttemptId attempt) {
        return starts.getOrDefault(attempt, 0);
    }

    public int startsInAll() {
        return starts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void buryIfGone(SimulatedProcess process) {
        if (process.tree() == 0) {
            alive.remove(process.pid());
            watcher.ended(process);
        }
    }
}
