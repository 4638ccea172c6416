package regie.engine.state;

import java.time.Instant;
import java.util.Optional;
import regie.engine.RunState;
import regie.engine.Standing;
import regie.engine.TaskState;
import regie.estate.plan.Need;

/** How it stands with what a task needs of a run with several occurrences. */
final class Occurring {

    private Occurring() {}

    static Standing standing(Task task, Need.OnPlan need, Run of) {
        Task needed = need.task().isEmpty() ? null : of.find(need.task());
        Instant since = needed != null ? needed.changedAt() : of.occurrences.endedAt().orElse(of.orderedAt());
        if (!need.task().isEmpty() && (needed == null || needed.absent())) {
            return new Standing(Standing.Kind.ABSENT, Optional.of(of.id()), Optional.of(of.date()), Optional.empty(), Optional.empty(),
                    of.orderedAt());
        }
        boolean met = switch (need.occurrence()) {
            case FIRST -> endsSo(of, needed, need);
            case LAST -> of.ended() && endsSo(of, needed, need);
            case EVERY -> endsSo(of, needed, need) && lastGood(of, need.task()) > used(task, need, of);
        };
        boolean over = of.ended() && !met;
        Standing.Kind kind = met ? Standing.Kind.MET : over ? Standing.Kind.OVER : Standing.Kind.OPEN;
        return new Standing(kind, Optional.of(of.id()), Optional.of(of.date()), Optional.ofNullable(needed).map(Task::state),
                Optional.ofNullable(of.outcome), since);
    }

    /** Whether an occurrence has ended as asked; of the last one, this one. */
    private static boolean endsSo(Run of, @org.jspecify.annotations.Nullable Task needed, Need.OnPlan need) {
        boolean last = need.occurrence() == Need.Occurrence.LAST;
        return switch (need.when()) {
            case SUCCEEDED -> last ? needed == null ? of.outcome == RunState.SUCCEEDED : succeeds(needed, need)
                    : lastGood(of, need.task()) > 0;
            case FAILED -> needed == null ? of.occurrences.outcome().filter(RunState.FAILED::equals).isPresent()
                    : needed.state == TaskState.FAILED;
            case ENDED -> needed == null ? of.occurrences.outcome().isPresent() || of.occurrences.number() > 1 : needed.state.ended();
            case SKIPPED -> needed != null && needed.state == TaskState.SKIPPED;
        };
    }

    private static boolean succeeds(Task needed, Need.OnPlan need) {
        return needed.state == TaskState.SUCCEEDED || needed.state == TaskState.SKIPPED && !need.strict();
    }

    /** The last occurrence in which a task, or the whole under the empty name, has succeeded; 0 for none. */
    static int lastGood(Run of, String task) {
        Task now = task.isEmpty() ? null : of.find(task);
        if (now != null && now.state == TaskState.SUCCEEDED) {
            return of.occurrences.number();
        }
        return of.occurrences.good().getOrDefault(task, 0);
    }

    /** The occurrence that was taken last for this need. */
    private static int used(Task task, Need.OnPlan need, Run of) {
        return task.side().met().stream().filter(met -> met.need().equals(need.key()) && met.run().filter(of.id()::equals).isPresent())
                .mapToInt(met -> met.occurrence().orElse(0)).max().orElse(0);
    }
}
