package regie.protocol.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.kernel.Problem;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.LossProblem;
import regie.protocol.OutputFacts;
import regie.protocol.RunningAttempt;
import regie.protocol.StartProblem;
import regie.protocol.ToServer;

/** The life of one attempt: what each happening does to it in each phase. Every pair is written down. */
final class Lives {

    /** An attempt that ends sooner is told by its end alone, which has its start. */
    static final Duration TELL_AFTER = Duration.ofMillis(200);
    static final Duration LOOK_EVERY = Duration.ofMillis(200);
    static final Duration WATCH_ORPHAN_EVERY = Duration.ofSeconds(1);
    static final Duration RECORD_AGAIN_AFTER = Duration.ofSeconds(2);
    /** After so many looks a process that even KILL does not end is left to the kernel. */
    static final int LOOKS_AFTER_KILL = 25;

    private Lives() {}

    static void claimWritten(Held held, Moment now, SupervisorStep step) {
        switch (held.phase()) {
            case Phase.Claiming claiming when claiming.killed() -> neverStarted(held, killedBefore(), now, step);
            case Phase.Claiming claiming -> step
                    .become(held.in(new Phase.Starting(claiming.claim(), claiming.launch(), false)))
                    .effect(new SupervisorEffect.Spawn(claiming.launch()));
            case Phase.Starting late -> { }
            case Phase.Running late -> { }
            case Phase.Stopping late -> { }
            case Phase.Gathering late -> { }
            case Phase.Ending late -> { }
            case Phase.Over late -> { }
        }
    }

    static void claimRefused(Held held, Problem problem, Moment now, SupervisorStep step) {
        if (held.phase() instanceof Phase.Claiming) {
            neverStarted(held, AttemptResult.notStarted(problem), now, step);
        }
    }

    static void spawned(Held held, ProcessRef process, Moment now, SupervisorStep step) {
        if (!(held.phase() instanceof Phase.Starting starting)) {
            return;
        }
        Phase.Running running = new Phase.Running(starting.claim(), process, now, true);
        step.effect(new SupervisorEffect.Note(
                new DiskRecord.Spawned(held.attempt(), process, now.at(), now.machine())));
        if (starting.killed()) {
            stop(held, running, new AttemptResult.Killed(), now, step);
            return;
        }
        step.become(held.in(running)).timer(SupervisorTimer.Kind.TELL_STARTED, held, now.machine().plus(TELL_AFTER));
        starting.claim().timeout().ifPresent(
                timeout -> step.timer(SupervisorTimer.Kind.TIMEOUT, held, now.machine().plus(timeout)));
    }

    static void spawnRefused(Held held, Problem problem, Moment now, SupervisorStep step) {
        if (held.phase() instanceof Phase.Starting) {
            neverStarted(held, AttemptResult.notStarted(problem), now, step);
        }
    }

    static void exited(Held held, SupervisorInput.Exit exit, Moment now, SupervisorStep step) {
        switch (held.phase()) {
            case Phase.Running running -> {
                step.cancel(SupervisorTimer.Kind.TELL_STARTED, held);
                running.claim().timeout().ifPresent(timeout -> step.cancel(SupervisorTimer.Kind.TIMEOUT, held));
                gather(held, running.claim(), running.process(), running.startedAt(), resultOf(exit), now, step);
            }
            case Phase.Stopping stopping -> leaderGone(held, stopping, step);
            case Phase.Claiming impossible -> { }
            case Phase.Starting impossible -> { }
            case Phase.Gathering late -> { }
            case Phase.Ending late -> { }
            case Phase.Over late -> { }
        }
    }

    private static AttemptResult resultOf(SupervisorInput.Exit exit) {
        return switch (exit) {
            case SupervisorInput.Exit.Code code -> new AttemptResult.Exited(code.code());
            case SupervisorInput.Exit.Signal signal -> new AttemptResult.Signalled(signal.signal());
        };
    }

    /** The leader has gone, but what it started may need its grace too: a shell dies at once, its child saves its work. */
    private static void leaderGone(Held held, Phase.Stopping stopping, SupervisorStep step) {
        step.become(held.in(new Phase.Stopping(stopping.claim(), stopping.process(), stopping.startedAt(),
                        stopping.watched(), stopping.result(), stopping.killAt(), true, stopping.looks())))
                .effect(new SupervisorEffect.Look(held.attempt(), stopping.process()));
    }

    static void looked(Held held, boolean leader, int tree, Moment now, SupervisorStep step) {
        switch (held.phase()) {
            case Phase.Running running when !running.watched() && !leader -> gather(held, running.claim(), running.process(),
                    running.startedAt(), AttemptResult.lost(new LossProblem.ExitCodeUnseen()), now, step);
            case Phase.Running running when !running.watched() ->
                step.timer(SupervisorTimer.Kind.LOOK, held, now.machine().plus(WATCH_ORPHAN_EVERY));
            case Phase.Running running -> { }
            case Phase.Stopping stopping -> lookedWhileStopping(held, stopping, leader, tree, now, step);
            case Phase.Claiming late -> { }
            case Phase.Starting late -> { }
            case Phase.Gathering late -> { }
            case Phase.Ending late -> { }
            case Phase.Over late -> { }
        }
    }

    private static void lookedWhileStopping(Held held, Phase.Stopping stopping, boolean leader, int tree,
            Moment now, SupervisorStep step) {
        boolean killing = !now.machine().isBefore(stopping.killAt());
        boolean gone = stopping.leaderGone() || !leader && !stopping.watched();
        boolean givenUp = gone && killing && stopping.looks() >= LOOKS_AFTER_KILL;
        if (gone && tree == 0 || givenUp) {
            step.cancel(SupervisorTimer.Kind.GRACE, held);
            gather(held, stopping.claim(), stopping.process(), stopping.startedAt(), stopping.result(), now, step);
            return;
        }
        if (killing) {
            step.effect(new SupervisorEffect.Signal(held.attempt(), stopping.process(), SupervisorEffect.Strength.KILL));
        }
        step.become(held.in(new Phase.Stopping(stopping.claim(), stopping.process(), stopping.startedAt(),
                        stopping.watched(), stopping.result(), stopping.killAt(), gone,
                        killing ? stopping.looks() + 1 : 0)))
                .timer(SupervisorTimer.Kind.LOOK, held, now.machine().plus(LOOK_EVERY));
    }

    static void kill(Held held, Moment now, SupervisorStep step) {
        switch (held.phase()) {
            case Phase.Claiming claiming -> step.become(held.in(new Phase.Claiming(claiming.claim(), claiming.launch(), true)));
            case Phase.Starting starting -> step.become(held.in(new Phase.Starting(starting.claim(), starting.launch(), true)));
            case Phase.Running running -> stop(held, running, new AttemptResult.Killed(), now, step);
            case Phase.Stopping stopping -> {
                step.become(held);
                step.tell(new ToServer.Started(running(held).orElseThrow()));
            }
            case Phase.Gathering gathering -> step.become(held);
            case Phase.Ending ending -> step.become(held);
            case Phase.Over over -> {
                step.become(held);
                step.tell(ended(held, over.ended()));
            }
        }
    }

    private static void stop(Held held, Phase.Running running, AttemptResult result, Moment now, SupervisorStep step) {
        Instant killAt = now.machine().plus(running.claim().grace());
        running.claim().timeout().ifPresent(timeout -> step.cancel(SupervisorTimer.Kind.TIMEOUT, held));
        step.become(held.in(new Phase.Stopping(running.claim(), running.process(), running.startedAt(),
                        running.watched(), result, killAt, false, 0)))
                .effect(new SupervisorEffect.Signal(held.attempt(), running.process(), SupervisorEffect.Strength.TERM))
                .timer(SupervisorTimer.Kind.GRACE, held, killAt);
        if (!running.watched()) {
            step.timer(SupervisorTimer.Kind.LOOK, held, now.machine().plus(LOOK_EVERY));
        }
    }

    static void timedOut(Held held, Moment now, SupervisorStep step) {
        if (held.phase() instanceof Phase.Running running) {
            stop(held, running, new AttemptResult.TimedOut(), now, step);
        }
    }

    static void graceOver(Held held, SupervisorStep step) {
        if (held.phase() instanceof Phase.Stopping stopping) {
            step.effect(new SupervisorEffect.Signal(held.attempt(), stopping.process(), SupervisorEffect.Strength.KILL))
                    .effect(new SupervisorEffect.Look(held.attempt(), stopping.process()));
        }
    }

    static void lookDue(Held held, SupervisorStep step) {
        if (held.phase() instanceof Phase.Running running && !running.watched()) {
            step.effect(new SupervisorEffect.Look(held.attempt(), running.process()));
        }
        if (held.phase() instanceof Phase.Stopping stopping) {
            step.effect(new SupervisorEffect.Look(held.attempt(), stopping.process()));
        }
    }

    private static void gather(Held held, Claim claim, ProcessRef process, Moment startedAt, AttemptResult result,
            Moment now, SupervisorStep step) {
        step.become(held.in(new Phase.Gathering(claim, Optional.of(process), startedAt, now, result)))
                .effect(new SupervisorEffect.Gather(claim, Optional.of(process)));
    }

    static void gathered(Held held, SupervisorInput.Gathered found, SupervisorStep step) {
        if (held.phase() instanceof Phase.Gathering gathering) {
            ToServer.Ended ended = new ToServer.Ended(held.attempt(), held.token(), gathering.result(),
                    AttemptTimes.of(gathering.startedAt(), gathering.endedAt()), found.output(), found.outputs(),
                    found.checkpoint(), found.hits(), found.problem());
            end(held.attempt(), held.token(), ended, step);
        }
    }

    static AttemptResult.NotStarted killedBefore() {
        return AttemptResult.notStarted(new StartProblem.KilledBeforeStart());
    }

    static void neverStarted(Held held, AttemptResult.NotStarted result, Moment now, SupervisorStep step) {
        end(held.attempt(), held.token(),
                bare(held.attempt(), held.token(), result, AttemptTimes.of(now, now)), step);
    }

    /** An end with nothing but its result. */
    static ToServer.Ended bare(AttemptId attempt, long token, AttemptResult result, AttemptTimes times) {
        return new ToServer.Ended(attempt, token, result, times, OutputFacts.NONE, Map.of(),
                Optional.empty(), List.of(), Optional.empty());
    }

    static void end(AttemptId attempt, long token, ToServer.Ended ended, SupervisorStep step) {
        step.become(new Held(attempt, token, new Phase.Ending(ended))).effect(new SupervisorEffect.WriteEnd(ended));
    }

    static void endWritten(Held held, SupervisorStep step) {
        if (held.phase() instanceof Phase.Ending ending) {
            step.become(held.in(new Phase.Over(ending.ended()))).tell(ended(held, ending.ended()));
        }
    }

    /** The disk is full: the server may have the end all the same, and settles what it has. */
    static void endNotWritten(Held held, Moment now, SupervisorStep step) {
        if (held.phase() instanceof Phase.Ending ending) {
            step.tell(ended(held, ending.ended()))
                    .timer(SupervisorTimer.Kind.RECORD, held, now.machine().plus(RECORD_AGAIN_AFTER));
        }
    }

    static void recordDue(Held held, SupervisorStep step) {
        if (held.phase() instanceof Phase.Ending ending) {
            step.effect(new SupervisorEffect.WriteEnd(ending.ended()));
        }
    }

    static void tellStarted(Held held, SupervisorStep step) {
        running(held).ifPresent(running -> step.tell(new ToServer.Started(running)));
    }

    /** The end with the highest token seen since: after a kill that came too late, the raised one. */
    static ToServer.Ended ended(Held held, ToServer.Ended ended) {
        return held.token() == ended.token() ? ended : new ToServer.Ended(ended.attempt(), held.token(), ended.result(),
                ended.times(), ended.output(), ended.outputs(), ended.checkpoint(), ended.hits(), ended.outputProblem());
    }

    /** What may be said of an attempt that has a process. */
    static Optional<RunningAttempt> running(Held held) {
        return switch (held.phase()) {
            case Phase.Running running -> Optional.of(new RunningAttempt(held.attempt(), held.token(),
                    running.startedAt().at(), running.startedAt().machine(), false, running.watched()));
            case Phase.Stopping stopping -> Optional.of(new RunningAttempt(held.attempt(), held.token(),
                    stopping.startedAt().at(), stopping.startedAt().machine(), true, stopping.watched()));
            case Phase.Gathering gathering -> Optional.of(new RunningAttempt(held.attempt(), held.token(),
                    gathering.startedAt().at(), gathering.startedAt().machine(), false, true));
            case Phase.Claiming claiming -> Optional.of(new RunningAttempt(held.attempt(), held.token(),
                    claiming.claim().at(), claiming.claim().machine(), false, true));
            case Phase.Starting starting -> Optional.of(new RunningAttempt(held.attempt(), held.token(),
                    starting.claim().at(), starting.claim().machine(), false, true));
            case Phase.Ending ending -> Optional.empty();
            case Phase.Over over -> Optional.empty();
        };
    }
}
