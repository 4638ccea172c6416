package regie.protocol.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.OutputFacts;
import regie.protocol.StartProblem;

/** A supervisor brought into a phase with one attempt, and the inputs that can come then. */
final class Setting {

    static final String BOOT = "boot-1";
    static final AttemptId ATTEMPT = AttemptId.parse("night@2026-05-15/extract#1").orElseThrow();
    static final ProcessRef PROCESS = new ProcessRef(BOOT, 4711, 1000);
    static final Instant START = Instant.parse("2026-05-15T22:00:00Z");

    final SupervisorMachine machine = new SupervisorMachine(BOOT, 99);
    private Instant now = START;

    List<SupervisorEffect> take(SupervisorInput input) {
        now = now.plusMillis(10);
        return machine.take(input, Moment.of(now));
    }

    List<SupervisorEffect> say(ToSupervisor message) {
        return take(new SupervisorInput.FromAgent(message));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static ToSupervisor.Launch launch(long token) {
        return new ToSupervisor.Launch(ATTEMPT, token, List.of("/bin/true"), Map.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(Duration.ofHours(1)), Duration.ofSeconds(10), 1000, List.of());
    }

    static SupervisorInput.Gathered gathered() {
        return new SupervisorInput.Gathered(ATTEMPT, OutputFacts.NONE, Map.of("rows", Value.of(3)), Optional.empty(),
                List.of(), Optional.empty());
    }

    static SupervisorTimer timer(SupervisorTimer.Kind kind) {
        return SupervisorTimer.of(kind, ATTEMPT);
    }

    static SupervisorInput exited(int code) {
        return new SupervisorInput.Exited(ATTEMPT, new SupervisorInput.Exit.Code(code));
    }

    /** Every phase that an attempt can be in, unknown and settled among them. */
    enum At {
        UNKNOWN, CLAIMING, CLAIMING_KILLED, STARTING, STARTING_KILLED, RUNNING, RUNNING_UNWATCHED, STOPPING,
        STOPPING_LEADER_GONE, STOPPING_UNWATCHED, GATHERING, ENDING, OVER, SETTLED
    }

    static Setting at(At phase) {
        Setting setting = new Setting();
        setting.say(new ToSupervisor.Attach(1));
        setting.replay(phase);
        return setting;
    }

    private void from(At before, SupervisorInput input) {
        replay(before);
        take(input);
    }

    private void from(At before, ToSupervisor message) {
        replay(before);
        say(message);
    }

    /** The steps that lead to a phase, taken by this machine. */
    private void replay(At phase) {
        switch (phase) {
            case UNKNOWN -> { }
            case CLAIMING -> say(launch(1));
            case CLAIMING_KILLED -> from(At.CLAIMING, new ToSupervisor.Kill(ATTEMPT, 2));
            case STARTING -> from(At.CLAIMING, new SupervisorInput.ClaimWritten(ATTEMPT));
            case STARTING_KILLED -> from(At.STARTING, new ToSupervisor.Kill(ATTEMPT, 2));
            case RUNNING -> from(At.STARTING, new SupervisorInput.Spawned(ATTEMPT, PROCESS));
            case RUNNING_UNWATCHED -> take(new SupervisorInput.Recovered(List.of(claimed(), spawned()),
                    List.of(new SupervisorInput.LiveProcess(ATTEMPT, PROCESS))));
            case STOPPING -> from(At.RUNNING, new ToSupervisor.Kill(ATTEMPT, 2));
            case STOPPING_LEADER_GONE -> from(At.STOPPING, exited(0));
            case STOPPING_UNWATCHED -> from(At.RUNNING_UNWATCHED, new ToSupervisor.Kill(ATTEMPT, 2));
            case GATHERING -> from(At.RUNNING, exited(0));
            case ENDING -> from(At.GATHERING, gathered());
            case OVER -> from(At.ENDING, new SupervisorInput.EndWritten(ATTEMPT));
            case SETTLED -> from(At.OVER, new ToSupervisor.Settled(List.of(ATTEMPT)));
        }
    }

    static DiskRecord claimed() {
        return new DiskRecord.Claimed(new Claim(ATTEMPT, 1, BOOT, START, START, Optional.of(Duration.ofHours(1)),
                Duration.ofSeconds(10), 1000, List.of()));
    }

    static DiskRecord spawned() {
        return new DiskRecord.Spawned(ATTEMPT, PROCESS, START, START);
    }

    static AttemptResult.NotStarted refusal() {
        return AttemptResult.notStarted(new StartProblem.UnknownAction("teleport"));
    }
}
