package regie.simulator.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import regie.kernel.HostName;
import regie.protocol.supervisor.DiskRecord;
import regie.simulator.chance.Chance;
import regie.simulator.disk.SimulatedDisk;
import regie.simulator.process.SimulatedProcess;
import regie.simulator.time.WallClock;

/**
 * One machine with its kernel, its clock, its disk, an agent, and the supervisor that the agent
 * raises. Each of these can die without the others; the machine can be switched off with all of them.
 */
public final class SimulatedHost {

    private static final Duration RESTART_LEAST = Duration.ofMillis(300);
    private static final Duration RESTART_MOST = Duration.ofSeconds(6);
    private static final Duration BOOT_LEAST = Duration.ofSeconds(5);
    private static final Duration BOOT_MOST = Duration.ofSeconds(90);

    private final HostName name;
    private final int slots;
    private final Surroundings around;
    private final Chance chance;
    private final WallClock clock;
    private final SimulatedDisk<DiskRecord> disk = new SimulatedDisk<>();
    private int boots = 1;
    private int folders = 1;
    private int pids = 10;
    private boolean up = true;
    private @Nullable AgentProgram agent;
    private @Nullable SupervisorProgram supervisor;

    public SimulatedHost(HostName name, int slots, Surroundings around, Chance chance) {
        this.name = name;
        this.slots = slots;
        this.around = around;
        this.chance = chance;
        this.clock = new WallClock(around.time(), chance.duration(Duration.ofMillis(-400), Duration.ofMillis(400)));
    }

    public void start() {
        if (up && agent == null) {
            agent = new AgentProgram(this);
            agent.begin();
        }
    }

    /** Kill -9 of the agent; whatever starts it again does so after a while. */
    public void killAgent() {
        AgentProgram dying = agent;
        if (dying != null) {
            trace("agent killed");
            agent = null;
            dying.die();
            startAgain(chance.duration(RESTART_LEAST, RESTART_MOST));
        }
    }

    /** Kill -9 of the supervisor; its processes live on. */
    public void killSupervisor() {
        if (supervisor != null) {
            trace("supervisor killed");
            supervisorGone();
        }
    }

    /** The folder of the agent is lost: everything that it knew, and its identity with it. */
    public void loseDisk(boolean processesToo) {
        trace("disk lost" + (processesToo ? " with its processes" : ""));
        AgentProgram dying = agent;
        agent = null;
        if (dying != null) {
            dying.die();
        }
        if (supervisor != null) {
            supervisorGone();
        }
        if (processesToo) {
            around.processes().killAll(name);
        }
        disk.wipe();
        folders++;
        startAgain(chance.duration(RESTART_LEAST, RESTART_MOST));
    }

    /** The power is cut: processes, programs and what was not flushed are gone. */
    public void cutPower() {
        up = false;
        AgentProgram dying = agent;
        agent = null;
        if (dying != null) {
            dying.die();
        }
        if (supervisor != null) {
            supervisorGone();
        }
        around.processes().killAll(name);
        trace("power cut, " + disk.cut(chance) + " records lost");
        boots++;
        around.time().after(chance.duration(BOOT_LEAST, BOOT_MOST), () -> {
            up = true;
            start();
        });
    }

    private void startAgain(Duration delay) {
        around.time().after(delay, this::start);
    }

    void agentLeft(AgentProgram left) {
        if (agent == left) {
            agent = null;
            startAgain(RESTART_MOST);
        }
    }

    /** The supervisor that runs, raised if there is none. */
    SupervisorProgram raiseSupervisor() {
        SupervisorProgram there = supervisor;
        if (there == null) {
            there = new SupervisorProgram(this, ++pids);
            supervisor = there;
            there.begin();
        }
        return there;
    }

    void supervisorGone() {
        SupervisorProgram dying = supervisor;
        supervisor = null;
        if (dying != null) {
            dying.die();
        }
    }

    void processEnded(SimulatedProcess process) {
        if (supervisor != null) {
            supervisor.reaped(process);
        }
    }

    public HostName name() {
        return name;
    }

    public int slots() {
        return slots;
    }

    public WallClock clock() {
        return clock;
    }

    public SimulatedDisk<DiskRecord> disk() {
        return disk;
    }

    public boolean up() {
        return up;
    }

    public String incarnation() {
        return name + "-folder" + folders;
    }

    String boot() {
        return name + "-boot" + boots;
    }

    Surroundings around() {
        return around;
    }

    Chance chance() {
        return chance;
    }

    void trace(String what) {
        around.trace().line("hst:" + name, what);
    }
}
