package regie.simulator.audit;

import java.util.OptionalInt;
import regie.engine.AttemptResult;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.Verdict;
import regie.estate.plan.TaskDefinition;
import regie.simulator.process.ProcessTable;

/** What events about attempts change in the auditor's model, and what must hold when they come. */
final class AttemptFold {

    private final World world;
    private final StartRules starts;
    private final ProcessRules processes;

    AttemptFold(World world) {
        this.world = world;
        this.starts = new StartRules(world);
        this.processes = new ProcessRules(world);
    }

    void take(EngineEvent.OfAttempt event, ProcessTable table) {
        if (event instanceof EngineEvent.AttemptIntended intended) {
            intended(intended);
            return;
        }
        AttemptModel attempt = world.attempts.get(event.attempt());
        if (attempt == null) {
            world.violated("events speak of attempts that were intended", event.toString());
            return;
        }
        switch (event) {
            case EngineEvent.AttemptIntended done -> { }
            case EngineEvent.AttemptStarted started -> alive(attempt, event);
            case EngineEvent.AttemptStopping stopping -> {
                alive(attempt, event);
                world.expect(stopping.token() > attempt.token, "a kill raises the token", event);
                attempt.token = stopping.token();
                attempt.stopping = true;
            }
            case EngineEvent.AttemptUnknown unknown -> {
                alive(attempt, event);
                attempt.unknown = true;
            }
            case EngineEvent.AttemptFound found -> {
                alive(attempt, event);
                attempt.unknown = false;
            }
            case EngineEvent.AttemptEnded ended -> ended(attempt, ended, table);
            case EngineEvent.AttemptAbandoned abandoned -> {
                alive(attempt, event);
                attempt.excused = true;
                world.end(attempt);
                world.task(attempt.id.task()).ifPresent(task -> task.phase = TaskModel.Phase.PENDING);
            }
            case EngineEvent.AbandonedSettled settled -> { }
            case EngineEvent.PersonAnswered answered -> alive(attempt, event);
            case EngineEvent.PersonReminded reminded -> alive(attempt, event);
            case EngineEvent.PersonEscalated escalated -> alive(attempt, event);
        }
    }

    private void alive(AttemptModel attempt, EngineEvent event) {
        world.expect(!attempt.ended, "what has ended stays ended", event);
    }

    private void intended(EngineEvent.AttemptIntended event) {
        RunModel run = world.runs.get(event.attempt().task().run());
        TaskModel task = run == null ? null : run.tasks.get(event.attempt().task().name());
        if (run == null || task == null) {
            world.violated("attempts belong to tasks of runs that were ordered", event.attempt().toString());
            return;
        }
        starts.check(event, run, task);
        run.started = true;
        AttemptModel attempt = new AttemptModel(event.attempt(), event.host(), event.holds(), event.intent(), event.token());
        world.attempts.put(event.attempt(), attempt);
        world.live.put(event.attempt(), attempt);
        task.live = attempt;
        task.lastNumber = event.attempt().number();
        task.phase = TaskModel.Phase.LIVE;
        task.admitted = true;
    }

    private void ended(AttemptModel attempt, EngineEvent.AttemptEnded event, ProcessTable table) {
        alive(attempt, event);
        AttemptResult result = event.result();
        world.expect(event.token() >= attempt.token, "an end counts only with the current token", event, " wants ", attempt.token);
        // Out of sight a person may call it lost although it lives; nobody else may.
        attempt.excused |= attempt.unknown && result.how() == AttemptResult.How.LOST;
        boolean ofWork = result.how() != AttemptResult.How.ANSWERED && !(event.verdict() instanceof Verdict.Returned);
        if (ofWork && attempt.intent instanceof Intent.Work) {
            processes.ended(attempt, table);
        }
        world.end(attempt);
        world.task(attempt.id.task()).ifPresent(task -> {
            task.lastExit = result.exitCode();
            judge(attempt, task, event);
        });
    }

    private void judge(AttemptModel attempt, TaskModel task, EngineEvent.AttemptEnded event) {
        String what = event.attempt() + " " + event.result().how() + " " + event.result().exitCode() + " " + event.verdict();
        world.expect(task.phase == TaskModel.Phase.LIVE, "what is done stays done", what, " of a task that is ", task.phase);
        switch (event.verdict()) {
            case Verdict.Succeeded succeeded -> {
                world.expect(!attempt.stopping || event.result().how() == AttemptResult.How.EXITED,
                        "killed stays killed", what);
                world.expect(mayBeGood(task.definition, event.result()), "timeout, kill, loss and a bad code fail", what);
                task.phase = TaskModel.Phase.SUCCEEDED;
            }
            case Verdict.Failed failed -> task.phase = TaskModel.Phase.FAILED;
            case Verdict.Retried retried -> {
                world.expect(task.definition.retry().isPresent(), "only what may be retried is", what);
                world.expect(!attempt.stopping, "killed stays killed", what);
                task.phase = TaskModel.Phase.PENDING;
                task.notBefore = retried.at();
            }
            case Verdict.Listed listed -> task.phase = TaskModel.Phase.SPREAD;
            case Verdict.Returned returned -> task.phase = TaskModel.Phase.PENDING;
            case Verdict.Cancelled cancelled -> task.phase = TaskModel.Phase.CANCELLED;
        }
    }

    private static boolean mayBeGood(TaskDefinition task, AttemptResult result) {
        return switch (result.how()) {
            case EXITED -> task.okWhen().isPresent() || task.warnWhen().isPresent()
                    || result.exitCode().equals(OptionalInt.of(0));
            case ANSWERED -> true;
            case TIMED_OUT, KILLED, LOST, NOT_STARTED -> false;
        };
    }
}
