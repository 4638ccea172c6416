package regie.protocol.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.StartProblem;
import regie.protocol.supervisor.SupervisorChange.Quitting;

/**
 * The resident supervisor of a host, as a pure machine.
 *
 * <p>It claims an attempt on disk before its process may be started, so that a start that comes
 * twice starts once; it watches timeouts, stops whole trees of processes (TERM, grace, KILL), and
 * keeps each end on disk until the server says that it is settled. Its own death leaves claims
 * without an end: the next supervisor goes on watching what lives of them, and calls lost what does
 * not. Whoever drives it hands every input to {@link #take} from one thread and carries out the
 * effects in order.
 *
 * <p>The protocol is RULES §4 of the design; the order of claim, start and record is what makes
 * "never doubled" true under every crash but a disk that forgets what it had flushed.
 */
public final class SupervisorMachine {

    public static final int VERSION = 1;
    private static final Duration IDLE_AFTER = Duration.ofSeconds(30);

    private final SupervisorState state = new SupervisorState();
    private final String boot;
    private final long pid;

    /**
     * @param boot the kernel's boot id now
     * @param pid this supervisor's own, which it tells its agent
     */
    public SupervisorMachine(String boot, long pid) {
        this.boot = boot;
        this.pid = pid;
    }

    /** Decides, evolves, and returns what is to be done, in order. */
    public List<SupervisorEffect> take(SupervisorInput input, Moment now) {
        SupervisorStep step = decide(input, now);
        step.changes().forEach(state::evolve);
        if (state.quitting() != Quitting.NO && !step.changes().isEmpty() && state.quiet()) {
            step.effect(new SupervisorEffect.Send(new FromSupervisor.Leaving())).effect(new SupervisorEffect.Leave());
        }
        return step.effects();
    }

    public SupervisorState state() {
        return state;
    }

    private SupervisorStep decide(SupervisorInput input, Moment now) {
        SupervisorStep step = new SupervisorStep();
        switch (input) {
            case SupervisorInput.Recovered recovered -> recover(recovered, now, step);
            case SupervisorInput.FromAgent from -> fromAgent(from.message(), now, step);
            case SupervisorInput.AgentGone gone -> step.change(new SupervisorChange.AgentChanged(false))
                    .effect(new SupervisorEffect.SetTimer(SupervisorTimer.IDLE, now.machine().plus(IDLE_AFTER)));
            case SupervisorInput.ClaimWritten in -> held(in.attempt()).ifPresent(held -> Lives.claimWritten(held, now, step));
            case SupervisorInput.ClaimRefused in ->
                held(in.attempt()).ifPresent(held -> Lives.claimRefused(held, in.problem(), now, step));
            case SupervisorInput.Spawned in -> held(in.attempt()).ifPresent(held -> Lives.spawned(held, in.process(), now, step));
            case SupervisorInput.SpawnRefused in ->
                held(in.attempt()).ifPresent(held -> Lives.spawnRefused(held, in.problem(), now, step));
            case SupervisorInput.Exited in -> held(in.attempt()).ifPresent(held -> Lives.exited(held, in.exit(), now, step));
            case SupervisorInput.Looked in ->
                held(in.attempt()).ifPresent(held -> Lives.looked(held, in.leader(), in.tree(), now, step));
            case SupervisorInput.Gathered in -> held(in.attempt()).ifPresent(held -> Lives.gathered(held, in, step));
            case SupervisorInput.EndWritten in -> held(in.attempt()).ifPresent(held -> Lives.endWritten(held, step));
            case SupervisorInput.EndNotWritten in -> held(in.attempt()).ifPresent(held -> Lives.endNotWritten(held, now, step));
            case SupervisorInput.TimerDue due -> timerDue(due.timer(), now, step);
        }
        return step;
    }

    private Optional<Held> held(AttemptId attempt) {
        return state.held(attempt);
    }

    private void timerDue(SupervisorTimer timer, Moment now, SupervisorStep step) {
        if (timer.kind() == SupervisorTimer.Kind.IDLE) {
            if (!state.attached() && state.quiet()) {
                step.effect(new SupervisorEffect.Leave());
            } else if (!state.attached()) {
                step.effect(new SupervisorEffect.SetTimer(SupervisorTimer.IDLE, now.machine().plus(IDLE_AFTER)));
            }
            return;
        }
        timer.attempt().flatMap(this::held).ifPresent(held -> {
            switch (timer.kind()) {
                case TIMEOUT -> Lives.timedOut(held, now, step);
                case GRACE -> Lives.graceOver(held, step);
                case LOOK -> Lives.lookDue(held, step);
                case TELL_STARTED -> Lives.tellStarted(held, step);
                case RECORD -> Lives.recordDue(held, step);
                case IDLE -> { }
            }
        });
    }

    private void fromAgent(ToSupervisor message, Moment now, SupervisorStep step) {
        switch (message) {
            case ToSupervisor.Attach attach -> {
                step.change(new SupervisorChange.AgentChanged(true))
                        .effect(new SupervisorEffect.CancelTimer(SupervisorTimer.IDLE))
                        .effect(new SupervisorEffect.Send(new FromSupervisor.Attached(VERSION, pid)));
                if (state.quitting() == Quitting.WHEN_NOTHING_RUNS) {
                    step.change(new SupervisorChange.QuittingChanged(Quitting.NO));
                }
            }
            case ToSupervisor.ClockIs clock -> step.change(new SupervisorChange.ClockChanged(clock.clock()));
            case ToSupervisor.Launch launch -> launch(launch, now, step);
            case ToSupervisor.Refuse refuse -> refuse(refuse.attempt(), refuse.token(), refuse.result(), now, step);
            case ToSupervisor.Kill kill -> kill(kill, now, step);
            case ToSupervisor.Settled settled -> settled.attempts().forEach(attempt -> settle(attempt, step));
            case ToSupervisor.Report report -> new InventoryPages(state).pages()
                    .forEach(page -> step.effect(new SupervisorEffect.Send(new FromSupervisor.Tells(page))));
            case ToSupervisor.Quit quit -> quit(quit.kill(), now, step);
        }
    }

    private void launch(ToSupervisor.Launch launch, Moment now, SupervisorStep step) {
        Optional<Held> known = known(launch.attempt(), launch.token(), now, step);
        if (known.isPresent()) {
            known.ifPresent(held -> repeat(held, step));
            return;
        }
        if (state.settled(launch.attempt()) || state.quitting() == Quitting.AFTER_STOPPING_ALL) {
            return;
        }
        Claim claim = new Claim(launch.attempt(), launch.token(), boot, now.at(), now.machine(), launch.timeout(),
                launch.grace(), launch.outputLimit(), launch.failOnOutput());
        step.become(new Held(launch.attempt(), launch.token(), new Phase.Claiming(claim, launch, false)))
                .effect(new SupervisorEffect.WriteClaim(claim));
    }

    /** What is held of an attempt, with the token raised; one that is settled is answered here, and not held. */
    private Optional<Held> known(AttemptId attempt, long token, Moment now, SupervisorStep step) {
        if (state.settled(attempt)) {
            step.tell(Lives.bare(attempt, token, AttemptResult.notStarted(new StartProblem.AlreadySettled()),
                    AttemptTimes.of(now, now)));
        }
        return held(attempt).map(held -> held.withToken(token));
    }

    /** A start that comes again is answered with what is recorded; what is on its way will be told anyway. */
    private static void repeat(Held held, SupervisorStep step) {
        step.become(held);
        switch (held.phase()) {
            case Phase.Running running -> Lives.tellStarted(held, step);
            case Phase.Stopping stopping -> Lives.tellStarted(held, step);
            case Phase.Over over -> step.tell(Lives.ended(held, over.ended()));
            case Phase.Claiming claiming -> { }
            case Phase.Starting starting -> { }
            case Phase.Gathering gathering -> { }
            case Phase.Ending ending -> { }
        }
    }

    private void refuse(AttemptId attempt, long token, AttemptResult.NotStarted result, Moment now, SupervisorStep step) {
        Optional<Held> known = known(attempt, token, now, step);
        if (known.isPresent()) {
            repeat(known.get(), step);
        } else if (!state.settled(attempt)) {
            Lives.end(attempt, token, Lives.bare(attempt, token, result, AttemptTimes.of(now, now)), step);
        }
    }

    /** A kill with a token below the known one is stale: it is answered with what is recorded. */
    private void kill(ToSupervisor.Kill kill, Moment now, SupervisorStep step) {
        Optional<Held> before = held(kill.attempt());
        if (before.isEmpty()) {
            refuse(kill.attempt(), kill.token(), Lives.killedBefore(), now, step);
        } else if (kill.token() < before.get().token()) {
            repeat(before.get(), step);
        } else {
            Lives.kill(before.get().withToken(kill.token()), now, step);
        }
    }

    private void settle(AttemptId attempt, SupervisorStep step) {
        held(attempt).filter(held -> !held.alive()).ifPresent(held -> {
            step.change(new SupervisorChange.Forgotten(attempt))
                    .effect(new SupervisorEffect.CancelTimer(SupervisorTimer.of(SupervisorTimer.Kind.RECORD, attempt)))
                    .effect(new SupervisorEffect.Note(new DiskRecord.Settled(attempt)));
        });
    }

    private void quit(boolean kill, Moment now, SupervisorStep step) {
        step.change(new SupervisorChange.QuittingChanged(kill ? Quitting.AFTER_STOPPING_ALL : Quitting.WHEN_NOTHING_RUNS));
        if (kill) {
            for (Held held : state.all()) {
                if (held.alive()) {
                    Lives.kill(held, now, step);
                }
            }
        }
    }

    private void recover(SupervisorInput.Recovered recovered, Moment now, SupervisorStep step) {
        new Recovery(boot, now).recover(recovered, step);
        step.effect(new SupervisorEffect.SetTimer(SupervisorTimer.IDLE, now.machine().plus(IDLE_AFTER)));
    }
}
