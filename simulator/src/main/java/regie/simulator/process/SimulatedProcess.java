package regie.simulator.process;

import regie.kernel.AttemptId;
import regie.kernel.HostName;

/**
 * One process of a simulated host. It belongs to its host's kernel, not to the supervisor that
 * started it.
 */
public final class SimulatedProcess {

    private final HostName host;
    private final AttemptId attempt;
    private final long pid;
    private final long startedNanos;
    private final Script script;
    private boolean leaderAlive = true;
    private int children;
    private int signalled;

    SimulatedProcess(HostName host, AttemptId attempt, long pid, long startedNanos, Script script) {
        this.host = host;
        this.attempt = attempt;
        this.pid = pid;
        this.startedNanos = startedNanos;
        this.script = script;
        this.children = script.children();
    }

    public HostName host() {
        return host;
    }

    public AttemptId attempt() {
        return attempt;
    }

    public long pid() {
        return pid;
    }

    public long startedNanos() {
        return startedNanos;
    }

    public Script script() {
        return script;
    }

    public boolean leaderAlive() {
        return leaderAlive;
    }

    /** The leader and what it started. */
    public int tree() {
        return (leaderAlive ? 1 : 0) + children;
    }

    /** The signal that ended it; 0 when none did. */
    public int signalled() {
        return signalled;
    }

    public void signalled(int number) {
        if (leaderAlive) {
            signalled = number;
        }
    }

    void leaderGone() {
        leaderAlive = false;
    }

    void childrenGone() {
        children = 0;
    }
}
