package regie.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import regie.engine.AttemptResult;
import regie.engine.AttemptResult.How;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.Verdict;
import regie.engine.state.Attempt;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.kernel.AttemptId;
import regie.kernel.Expression;
import regie.kernel.Value;

/** What an attempt's end is worth: fail, then warn, then ok; then whether it is tried again. */
public final class Judge {

    private static final Duration DELAY_MAX = Duration.ofDays(30);

    private Judge() {}

    /** The live attempt of this task has ended so. */
    public static void ended(Turn turn, Task task, AttemptResult result) {
        Attempt attempt = task.attempt().orElseThrow(() -> new IllegalStateException("no live attempt: " + task));
        Verdict verdict = verdict(turn, task, attempt, result);
        end(turn, task, attempt, result, verdict instanceof Verdict.Failed failed ? again(turn.now(), task, result, failed) : verdict);
    }

    /** It has failed for that reason; its retry rule still counts, but a kill or the end of its run counts more. */
    public static void failed(Turn turn, Task task, AttemptResult result, Cause cause) {
        boolean stopped = task.run().cancelling() || task.attempt().filter(live -> live.stopping().isPresent()).isPresent();
        if (stopped) {
            ended(turn, task, result);
            return;
        }
        ended(turn, task, result, again(turn.now(), task, result, new Verdict.Failed(cause)));
    }

    /** It has ended, and this is what it is worth, whatever the task's rules say. */
    public static void ended(Turn turn, Task task, AttemptResult result, Verdict verdict) {
        Attempt attempt = task.attempt().orElseThrow(() -> new IllegalStateException("no live attempt: " + task));
        end(turn, task, attempt, result, verdict);
    }

    private static void end(Turn turn, Task task, Attempt attempt, AttemptResult result, Verdict verdict) {
        AttemptId id = new AttemptId(task.id(), attempt.number());
        turn.emit(new EngineEvent.AttemptEnded(turn.now(), id, attempt.token(), result, verdict));
        switch (verdict) {
            case Verdict.Failed failed -> Failures.after(turn, task);
            case Verdict.Retried retried -> Restarts.callStep(turn, task);
            case Verdict.Listed listed -> listed(turn, task, result);
            case Verdict.Succeeded succeeded -> Periods.succeeded(turn, task);
            case Verdict.Returned returned -> {}
            case Verdict.Cancelled cancelled -> {}
        }
    }

    private static void listed(Turn turn, Task task, AttemptResult result) {
        if (result.outputs().get("items") instanceof Value.Items items) {
            ForEach.found(turn, task, items.items());
        } else {
            Failures.fail(turn, task, new Cause.ExpressionFailed("foreach", "the attempt gave no list of items"));
        }
    }

    private static Verdict verdict(Turn turn, Task task, Attempt attempt, AttemptResult result) {
        if (task.run().cancelling()) {
            return new Verdict.Cancelled();
        }
        if (attempt.stopping().isPresent()) {
            return new Verdict.Failed(new Cause.Killed(attempt.stopping().get().by().actor()));
        }
        return switch (result.how()) {
            case KILLED -> new Verdict.Failed(new Cause.Killed(regie.engine.By.REGIE.actor()));
            case TIMED_OUT -> new Verdict.Failed(new Cause.TimedOut());
            case LOST -> new Verdict.Failed(new Cause.Lost("no process and no exit code"));
            case NOT_STARTED -> new Verdict.Failed(new Cause.NotStarted("the agent could not start it"));
            case ANSWERED -> new Verdict.Succeeded(false);
            case EXITED -> exited(turn, task, attempt, result);
        };
    }

    private static Verdict exited(Turn turn, Task task, Attempt attempt, AttemptResult result) {
        if (!result.hits().isEmpty()) {
            return new Verdict.Failed(new Cause.OutputMatched(result.hits()));
        }
        if (attempt.intent() instanceof Intent.Work work && work.readsLines()) {
            return result.exitCode().orElse(0) == 0 ? new Verdict.Listed()
                    : new Verdict.Failed(new Cause.ExitCode(result.exitCode().getAsInt()));
        }
        TaskDefinition definition = task.definition();
        if (definition.warnWhen().isPresent()) {
            Truth warn = truth("warn_when", definition.warnWhen().get(), turn, task, result);
            if (warn.failure().isPresent()) {
                return new Verdict.Failed(warn.failure().get());
            }
            if (warn.yes()) {
                return new Verdict.Succeeded(true);
            }
        }
        if (definition.okWhen().isPresent()) {
            Expression okWhen = definition.okWhen().get();
            Truth ok = truth("ok_when", okWhen, turn, task, result);
            if (ok.failure().isPresent()) {
                return new Verdict.Failed(ok.failure().get());
            }
            return ok.yes() ? new Verdict.Succeeded(false) : new Verdict.Failed(new Cause.NotOk(okWhen.source()));
        }
        int code = result.exitCode().orElse(-1);
        return code == 0 ? new Verdict.Succeeded(false) : new Verdict.Failed(new Cause.ExitCode(code));
    }

    private record Truth(boolean yes, Optional<Cause> failure) {}

    private static Truth truth(String where, Expression expression, Turn turn, Task task, AttemptResult result) {
        return switch (expression.evaluate(TaskScope.after(turn, task, result))) {
            case Expression.Outcome.Is(Value.Flag(boolean yes)) -> new Truth(yes, Optional.empty());
            case Expression.Outcome.Is is ->
                new Truth(false, Optional.of(new Cause.ExpressionFailed(where, "not a boolean: " + is.value().asText())));
            case Expression.Outcome.Failed failed ->
                new Truth(false, Optional.of(new Cause.ExpressionFailed(where, failed.sentence())));
        };
    }

    private static Verdict again(Instant now, Task task, AttemptResult result, Verdict.Failed failed) {
        Optional<TaskDefinition.Retry> rule = task.definition().retry();
        if (rule.isEmpty() || failed.cause() instanceof Cause.Killed || task.side().retries() >= rule.get().times()) {
            return failed;
        }
        boolean lost = result.how() == How.LOST;
        if (lost && task.definition().restart().allowed() != RestartRule.Allowed.ALWAYS) {
            return failed;
        }
        TaskDefinition.Retry retry = rule.get();
        if (!retry.on().isEmpty() && (result.exitCode().isEmpty() || !retry.on().contains(result.exitCode().getAsInt()))) {
            return failed;
        }
        double seconds = retry.delay().toMillis() / 1000.0 * Math.pow(retry.backoff(), task.side().retries());
        Duration delay = seconds >= DELAY_MAX.toSeconds() ? DELAY_MAX : Duration.ofMillis(Math.round(seconds * 1000));
        return new Verdict.Retried(failed.cause(), now.plus(delay));
    }
}
