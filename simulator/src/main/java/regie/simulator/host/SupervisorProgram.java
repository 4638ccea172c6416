package regie.simulator.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.protocol.OutputFacts;
import regie.protocol.StartProblem;
import regie.protocol.supervisor.DiskRecord;
import regie.protocol.supervisor.ProcessRef;
import regie.protocol.supervisor.SupervisorEffect;
import regie.protocol.supervisor.SupervisorInput;
import regie.protocol.supervisor.SupervisorMachine;
import regie.protocol.supervisor.SupervisorTimer;
import regie.protocol.supervisor.ToSupervisor;
import regie.simulator.disk.SimulatedDisk;
import regie.simulator.process.SimulatedProcess;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.time.Alarm;
import regie.simulator.time.Life;

/** One life of a supervisor: carries out the effects of the real machine on a simulated host. */
final class SupervisorProgram {

    private static final Duration QUICK = Duration.ofNanos(100_000);
    private static final Duration SPAWN_MOST = Duration.ofMillis(8);
    private static final Duration GATHER_MOST = Duration.ofMillis(30);
    private static final Duration TIDY_UP_MOST = Duration.ofSeconds(8);

    private final SimulatedHost host;
    private final SupervisorMachine machine;
    private final Life life;
    private final Map<SupervisorTimer, Alarm> timers = new LinkedHashMap<>();
    private final Map<Long, SimulatedProcess> own = new LinkedHashMap<>();
    private @Nullable Socket socket;

    SupervisorProgram(SimulatedHost host, long pid) {
        this.host = host;
        this.machine = new SupervisorMachine(host.boot(), pid);
        this.life = new Life(host.around().time());
    }

    void begin() {
        List<SupervisorInput.LiveProcess> alive = new ArrayList<>();
        for (SimulatedProcess process : host.around().processes().on(host.name())) {
            if (process.leaderAlive()) {
                alive.add(new SupervisorInput.LiveProcess(process.attempt(), ref(process)));
            }
        }
        take(new SupervisorInput.Recovered(host.disk().read(), alive));
    }

    void die() {
        life.end();
        if (socket != null) {
            socket.close();
        }
    }

    boolean alive() {
        return life.alive();
    }

    void attach(Socket newest) {
        socket = newest;
    }

    void heard(Socket from, ToSupervisor message) {
        if (life.alive() && from == socket) {
            take(new SupervisorInput.FromAgent(message));
        }
    }

    void agentGone(Socket gone) {
        if (life.alive() && gone == socket) {
            socket = null;
            take(new SupervisorInput.AgentGone());
        }
    }

    /** A process of this supervisor's own has ended; those of an earlier one are nobody's children. */
    void reaped(SimulatedProcess process) {
        if (own.remove(process.pid()) != null) {
            int code = process.script().exitCode();
            SupervisorInput.Exit exit = process.signalled() != 0
                    ? new SupervisorInput.Exit.Signal(process.signalled())
                    : new SupervisorInput.Exit.Code(code);
            later(QUICK, new SupervisorInput.Exited(process.attempt(), exit));
        }
    }

    private void later(Duration delay, SupervisorInput input) {
        life.after(delay, () -> take(input));
    }

    private void take(SupervisorInput input) {
        Moment now = new Moment(machine.state().clock().at(host.clock().instant()), host.clock().instant());
        machine.take(input, now).forEach(this::carryOut);
    }

    private void carryOut(SupervisorEffect effect) {
        if (!life.alive()) {
            return;
        }
        switch (effect) {
            case SupervisorEffect.Send send -> {
                if (socket != null) {
                    socket.toAgent(send.message());
                }
            }
            case SupervisorEffect.WriteClaim write -> write(new DiskRecord.Claimed(write.claim()),
                    new SupervisorInput.ClaimWritten(write.claim().attempt()),
                    new SupervisorInput.ClaimRefused(write.claim().attempt(), new StartProblem.DiskFull("simulated")));
            case SupervisorEffect.WriteEnd write -> write(new DiskRecord.Ended(write.ended()),
                    new SupervisorInput.EndWritten(write.ended().attempt()),
                    new SupervisorInput.EndNotWritten(write.ended().attempt()));
            case SupervisorEffect.Note note -> {
                if (!host.disk().full()) {
                    host.disk().append(note.record());
                }
            }
            case SupervisorEffect.Spawn spawn -> spawn(spawn.launch());
            case SupervisorEffect.Signal signal -> signal(signal);
            case SupervisorEffect.Look look -> look(look);
            case SupervisorEffect.Gather gather -> gather(gather);
            case SupervisorEffect.SetTimer set -> setTimer(set);
            case SupervisorEffect.CancelTimer cancel -> cancelTimer(cancel.timer());
            case SupervisorEffect.Leave leave -> {
                host.trace("supervisor leaves");
                host.supervisorGone();
            }
        }
    }

    private void write(DiskRecord record, SupervisorInput done, SupervisorInput refused) {
        SimulatedDisk<DiskRecord> disk = host.disk();
        if (disk.full()) {
            later(QUICK, refused);
            return;
        }
        boolean forgets = host.around().sabotage() == Sabotage.FORGETS_CLAIMS && record instanceof DiskRecord.Claimed;
        if (!forgets) {
            disk.append(record);
        }
        int upTo = disk.size();
        life.after(host.chance().skewed(QUICK, host.around().weather().get().flushMost()), () -> {
            disk.flush(upTo);
            take(done);
        });
    }

    private void spawn(ToSupervisor.Launch launch) {
        if (host.chance().percent(host.around().weather().get().spawnRefusedPercent())) {
            later(QUICK, new SupervisorInput.SpawnRefused(launch.attempt(),
                    new StartProblem.CannotExecute("simulated", "no such program")));
            return;
        }
        life.after(host.chance().skewed(QUICK, SPAWN_MOST), () -> {
            SimulatedProcess process = host.around().processes().start(host.name(), launch.attempt(),
                    host.around().time().nanos(), host.around().scripts().of(launch.attempt(), launch.command()));
            runOut(process);
            life.after(host.chance().skewed(QUICK, SPAWN_MOST), () -> spawned(process));
        });
    }

    /** An end is never told before the start, however short the process was. */
    private void spawned(SimulatedProcess process) {
        take(new SupervisorInput.Spawned(process.attempt(), ref(process)));
        own.put(process.pid(), process);
        if (!process.leaderAlive()) {
            reaped(process);
        }
    }

    /** The process belongs to the kernel: it runs to its end whatever becomes of this supervisor. */
    private void runOut(SimulatedProcess process) {
        host.around().time().after(process.script().runs(), () -> {
            if (process.leaderAlive()) {
                host.around().processes().leaderEnds(process);
                host.processEnded(process);
            }
        });
        host.around().time().after(process.script().runs().plus(process.script().childrenRun()),
                () -> host.around().processes().childrenEnd(process));
    }

    private void signal(SupervisorEffect.Signal signal) {
        for (SimulatedProcess process : host.around().processes().on(host.name())) {
            if (process.attempt().equals(signal.attempt()) && signal.process().boot().equals(host.boot())) {
                switch (signal.strength()) {
                    case KILL -> end(process, 9, QUICK);
                    case TERM -> term(process);
                }
            }
        }
    }

    private void term(SimulatedProcess process) {
        switch (process.script().onTerm()) {
            case DIES -> end(process, 15, QUICK);
            case TIDIES_UP -> end(process, 15, host.chance().duration(QUICK, TIDY_UP_MOST));
            case IGNORES -> { }
        }
    }

    private void end(SimulatedProcess process, int number, Duration delay) {
        host.around().time().after(delay, () -> {
            boolean led = process.leaderAlive();
            process.signalled(number);
            // A polite signal ends the leader; what it started may need the firm one.
            if (number == 15) {
                host.around().processes().leaderEnds(process);
            } else {
                host.around().processes().killTree(process);
            }
            if (led) {
                host.processEnded(process);
            }
        });
    }

    private void look(SupervisorEffect.Look look) {
        boolean leader = false;
        int tree = 0;
        for (SimulatedProcess process : host.around().processes().on(host.name())) {
            if (process.attempt().equals(look.attempt())) {
                leader |= process.leaderAlive() && process.pid() == look.process().pid();
                tree += process.tree();
            }
        }
        later(QUICK, new SupervisorInput.Looked(look.attempt(), leader, tree));
    }

    private void gather(SupervisorEffect.Gather gather) {
        AttemptId attempt = gather.claim().attempt();
        later(host.chance().skewed(QUICK, GATHER_MOST), new SupervisorInput.Gathered(attempt, OutputFacts.NONE,
                host.around().scripts().of(attempt, List.of()).outputs(), Optional.empty(), List.of(), Optional.empty()));
    }

    private void setTimer(SupervisorEffect.SetTimer set) {
        cancelTimer(set.timer());
        timers.put(set.timer(), life.after(host.clock().until(set.at()), () -> {
            timers.remove(set.timer());
            take(new SupervisorInput.TimerDue(set.timer()));
        }));
    }

    private void cancelTimer(SupervisorTimer timer) {
        Alarm before = timers.remove(timer);
        if (before != null) {
            before.cancel();
        }
    }

    private ProcessRef ref(SimulatedProcess process) {
        return new ProcessRef(host.boot(), process.pid(), process.startedNanos() / 10_000_000);
    }
}
