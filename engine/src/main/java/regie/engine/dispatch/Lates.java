package regie.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.LateBounds;
import regie.engine.LateEvent.Clearing;
import regie.engine.LateEvent.LatenessCleared;
import regie.engine.LateEvent.LatenessRaised;
import regie.engine.LateKind;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.engine.state.Flag;
import regie.engine.state.LastAttempt;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.engine.state.Watching;
import regie.engine.turn.Turn;

/**
 * What is out of its usual course: said once when a bound has passed, and once more when it is over. A deadline is kept by what has
 * ended well; a failure does not keep it, and neither does it end its being late.
 */
public final class Lates {

    private Lates() {}

    /** A timer rang: whether the bound that it stands for was not kept. */
    public static void rang(Turn turn, Watching.Watched watched) {
        Optional<Run> run = turn.state().run(watched.run());
        Task task = run.flatMap(of -> watched.task().flatMap(of::task)).orElse(null);
        if (run.isEmpty() || watched.task().isPresent() && (task == null || task.absent())) {
            return;
        }
        Optional<Instant> bound = bound(watched.kind(), run.get(), task);
        if (bound.isPresent() && !bound.get().isAfter(turn.now()) && !kept(watched.kind(), run.get(), task)) {
            raise(turn, watched, bound.get());
        }
    }

    private static void raise(Turn turn, Watching.Watched watched, Instant bound) {
        if (!turn.state().lateness().said(watched.run(), watched.task(), watched.kind(), bound)) {
            turn.emit(new LatenessRaised(turn.now(), watched.run(), watched.task(), watched.kind(), bound));
        }
    }

    private static Optional<Instant> bound(LateKind kind, Run run, @Nullable Task task) {
        String name = task == null ? "" : task.definition().name();
        Optional<LateBounds> bounds = Optional.ofNullable(run.bounds().get(name));
        return switch (kind) {
            case DEADLINE -> Optional.ofNullable(run.deadlines().get(name));
            case LATE_START -> bounds.flatMap(LateBounds::startBy);
            case LATE_END -> bounds.flatMap(LateBounds::endBy);
            case OVERRUN -> task != null ? Watching.overrun(task)
                    : bounds.flatMap(LateBounds::longest).flatMap(longest -> run.startedAt().map(at -> at.plus(longest)));
            case LATE_CYCLE -> Watching.lateOccurrence(run);
            case NO_OCCURRENCE -> run.cycle().flatMap(cycle -> cycle.oneBy());
            case TOO_SHORT -> Optional.empty();
        };
    }

    private static boolean kept(LateKind kind, Run run, @Nullable Task task) {
        return switch (kind) {
            case DEADLINE -> task == null ? run.ended() && run.state() != RunState.FAILED : endedWell(task);
            case LATE_START -> task == null ? run.startedAt().isPresent() || run.ended() : begun(task);
            case LATE_END, OVERRUN -> task == null ? run.ended() : task.state().ended();
            case LATE_CYCLE -> run.ended() || run.occurrences().stopped().isPresent();
            case NO_OCCURRENCE -> run.occurrences().succeeded() > 0 || run.state() == RunState.CANCELLED;
            case TOO_SHORT -> true;
        };
    }

    /** In a run with several occurrences, one that ended well is enough. */
    private static boolean endedWell(Task task) {
        return task.state().ended() && task.state() != TaskState.FAILED
                || task.run().occurrences().good().containsKey(task.definition().name());
    }

    private static boolean begun(Task task) {
        return task.attempts() > 0 || task.state().ended() || task.expanded();
    }

    /** A task of a run in which something is watched has changed. */
    static void changed(Turn turn, Task task) {
        Run run = task.run();
        if (turn.state().task(task.id()).filter(task::equals).isEmpty()) {
            return;
        }
        if (task.state() == TaskState.SUCCEEDED) {
            tooShort(turn, task);
        }
        turn.state().lateness().open(run.id(), Optional.of(task.name())).forEach(late -> settle(turn, run, task, late));
        turn.state().lateness().open(run.id(), Optional.empty()).forEach(late -> settle(turn, run, null, late));
    }

    private static void settle(Turn turn, Run run, @Nullable Task task, StateRow.Late late) {
        boolean over = switch (late.kind()) {
            case TOO_SHORT -> task != null && !task.state().ended();
            case OVERRUN -> task == null ? run.ended() : bound(LateKind.OVERRUN, run, task).filter(late.bound()::equals).isEmpty();
            case LATE_CYCLE -> false;
            case DEADLINE, LATE_START, LATE_END, NO_OCCURRENCE -> kept(late.kind(), run, task);
        };
        if (over) {
            clear(turn, late, late.kind() == LateKind.TOO_SHORT ? Clearing.DONE_AGAIN
                    : late.kind() == LateKind.LATE_START ? Clearing.STARTED : Clearing.ENDED);
        }
    }

    private static void clear(Turn turn, StateRow.Late late, Clearing why) {
        turn.emit(new LatenessCleared(turn.now(), late.run(), late.task(), late.kind(), why));
    }

    /** The attempt that has just succeeded took less than is believable. */
    private static void tooShort(Turn turn, Task task) {
        Optional<Duration> shortest = Optional.ofNullable(task.run().bounds().get(task.definition().name())).flatMap(LateBounds::shortest);
        if (shortest.isEmpty() || task.last().isEmpty() || task.has(Flag.FORCED) || task.has(Flag.PASSED)) {
            return;
        }
        LastAttempt last = task.last().get();
        last.result().startedAt().ifPresent(from -> {
            Instant usual = from.plus(shortest.get());
            if (last.result().endedAt().isBefore(usual)) {
                raise(turn, new Watching.Watched(LateKind.TOO_SHORT, task.run().id(), Optional.of(task.name())), usual);
            }
        });
    }

    /** A run has ended: what was said of it as a whole may be over. */
    static void ended(Turn turn, Run run) {
        for (StateRow.Late late : turn.state().lateness().open(run.id(), Optional.empty())) {
            if (late.kind() == LateKind.LATE_CYCLE || kept(late.kind(), run, null)) {
                clear(turn, late, Clearing.ENDED);
            }
        }
    }

    /** An occurrence begins, or is given up: it is not late any more; what was said of tasks in the one before is over. */
    static void occurs(Turn turn, Run run, Clearing why) {
        for (StateRow.Late late : turn.state().lateness().of(run.id())) {
            if (late.open() && late.kind() == LateKind.LATE_CYCLE) {
                clear(turn, late, why);
            } else if (late.open() && late.task().isPresent()) {
                run.task(late.task().get()).ifPresentOrElse(task -> settle(turn, run, task, late),
                        () -> clear(turn, late, Clearing.DONE_AGAIN));
            }
        }
    }

    /** An occurrence has ended well. */
    static void occurred(Turn turn, Run run) {
        turn.state().lateness().open(run.id(), Optional.empty()).stream()
                .filter(late -> late.kind() == LateKind.NO_OCCURRENCE && kept(late.kind(), run, null))
                .forEach(late -> clear(turn, late, Clearing.ENDED));
    }

    /** It has more time. */
    public static void extended(Turn turn, Run run, Optional<String> task, Instant to) {
        if (to.isAfter(turn.now())) {
            turn.state().lateness().open(run.id(), task).stream().filter(late -> late.kind() == LateKind.DEADLINE)
                    .forEach(late -> clear(turn, late, Clearing.EXTENDED));
        }
    }
}
