package regie.engine.state;

import java.time.Instant;
import java.util.Optional;
import regie.engine.Intent;
import regie.engine.LateBounds;
import regie.engine.LateKind;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/**
 * When to look whether something is out of its usual course: timers, from instants that events carry. Nothing is polled. A timer
 * whose reason has gone does nothing, so they are set generously.
 */
public final class Watching {

    private Watching() {}

    /** What a timer is to look at. */
    public record Watched(LateKind kind, RunId run, Optional<String> task) {

        @Override
        public String toString() {
            return kind + " " + run + task.map(name -> "/" + name).orElse("");
        }

        public static Watched parse(String key) {
            int space = key.indexOf(' ');
            String target = key.substring(space + 1);
            Optional<TaskId> task = TaskId.parse(target);
            return new Watched(LateKind.valueOf(key.substring(0, space)), task.map(TaskId::run).orElseGet(() -> new RunId(target)),
                    task.map(TaskId::name));
        }
    }

    /** All that its bounds say beforehand. */
    static void run(EngineState state, Run run) {
        run.deadlines.forEach((task, at) -> timer(state, at, LateKind.DEADLINE, run, task));
        run.bounds.forEach((task, bounds) -> {
            bounds.startBy().ifPresent(at -> timer(state, at, LateKind.LATE_START, run, task));
            bounds.endBy().ifPresent(at -> timer(state, at, LateKind.LATE_END, run, task));
        });
        run.cycle().flatMap(cycle -> cycle.oneBy()).ifPresent(at -> timer(state, at, LateKind.NO_OCCURRENCE, run, ""));
    }

    /** It has begun: how long it may take counts from here. */
    static void begun(EngineState state, Run run) {
        LateBounds bounds = run.bounds.get("");
        if (run.startedAt != null && bounds != null && bounds.longest().isPresent()) {
            timer(state, run.startedAt.plus(bounds.longest().get()), LateKind.OVERRUN, run, "");
        }
    }

    static void attempt(EngineState state, Task task) {
        overrun(task).ifPresent(at -> timer(state, at, LateKind.OVERRUN, task.run, task.name()));
    }

    /** When its live attempt has taken too long. What the engine does itself has started when it was intended. */
    public static Optional<Instant> overrun(Task task) {
        LateBounds bounds = task.run.bounds.isEmpty() ? null : task.run.bounds.get(task.node.definition.name());
        if (task.attempt == null || bounds == null || bounds.longest().isEmpty()) {
            return Optional.empty();
        }
        Attempt attempt = task.attempt;
        Optional<Instant> from = attempt.intent() instanceof Intent.Work ? attempt.startedAt() : Optional.of(attempt.intendedAt());
        return from.map(at -> at.plus(bounds.longest().get()));
    }

    /** The next occurrence, and when it is late. */
    static void occurrence(EngineState state, Run run) {
        if (run.cycle == null || run.occurrences.next().isEmpty()) {
            return;
        }
        state.moves.timer(run.occurrences.next().get(), Timer.Kind.OCCURRENCE, run.id());
        lateOccurrence(run).ifPresent(at -> timer(state, at, LateKind.LATE_CYCLE, run, ""));
    }

    /** When the occurrence that is to come is late; only from the second on. */
    public static Optional<Instant> lateOccurrence(Run run) {
        LateBounds bounds = run.bounds.get("");
        return run.cycle == null || bounds == null || run.occurrences.number() == 0 ? Optional.empty()
                : bounds.cycle().flatMap(by -> run.occurrences.next().map(next -> next.plus(by)));
    }

    private static void timer(EngineState state, Instant at, LateKind kind, Run run, String task) {
        Optional<String> name = task.isEmpty() ? Optional.empty() : Optional.of(task);
        state.moves.timer(at, Timer.Kind.LATE, new Watched(kind, run.id(), name));
    }
}
