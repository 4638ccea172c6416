package regie.engine.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.DayCommand;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.engine.state.StateRow;
import regie.estate.EstateModel;

/**
 * Keeps the day going for one version of the estate: says which command comes next. Dates are planned the oldest first, then what
 * was missed is judged, then what has ended leaves. It belongs to one thread, off the loop; it remembers only how far the open date
 * was handed in, so another may go on at any time.
 */
public final class DayKeeper {

    private static final int RUNS_MAX = 500;
    private static final int TASKS_MAX = 1_500;

    private final DayPlanner planner;
    private @Nullable DayPlan open;
    private int handed;

    public DayKeeper(DayPlanner planner) {
        this.planner = planner;
    }

    public EstateModel model() {
        return planner.model();
    }

    public DayPlanner planner() {
        return planner;
    }

    /** A date that is due. */
    private record Due(DayScope scope, LocalDate date, boolean isOpen) {
        Instant opens() {
            return scope.opens(date);
        }
    }

    /** The next thing to ask for; empty while there is nothing to do. */
    public Optional<DayCommand> next(DayView view, Instant now) {
        if (view.version().filter(model().version()::equals).isEmpty()) {
            return Optional.empty();
        }
        Optional<Due> due = planner.scopes().stream().map(scope -> due(view, scope, now)).filter(it -> !it.opens().isAfter(now))
                .min(Comparator.comparing(Due::opens).thenComparing(Due::scope));
        if (due.isPresent()) {
            return Optional.of(plan(due.get()));
        }
        open = null;
        if (view.unjudged() > 0 || view.judging()) {
            return Optional.of(new DayCommand.JudgeMissed());
        }
        return view.scopes().stream().filter(row -> row.planned().isPresent() && !row.left().equals(row.planned())).findFirst()
                .map(row -> new DayCommand.LeaveDay(row.scope(), row.planned().orElseThrow()));
    }

    /** When the next date begins. */
    public Optional<Instant> wake(DayView view, Instant now) {
        return planner.scopes().stream().map(scope -> due(view, scope, now).opens()).min(Comparator.naturalOrder());
    }

    /** The first date ever is the current one; from then on one after the other. */
    private static Due due(DayView view, DayScope scope, Instant now) {
        Optional<StateRow.Day> row = view.scope(scope);
        Optional<LocalDate> going = row.flatMap(StateRow.Day::open);
        return going.map(date -> new Due(scope, date, true)).orElseGet(() -> new Due(scope,
                row.flatMap(StateRow.Day::planned).map(date -> date.plusDays(1)).orElseGet(() -> scope.dateOf(now)), false));
    }

    private DayCommand plan(Due due) {
        if (!due.isOpen()) {
            open = null;
            return new DayCommand.OpenDay(due.scope(), due.date(), model().version());
        }
        DayPlan plan = open;
        if (plan == null || !plan.scope().equals(due.scope()) || !plan.date().equals(due.date())) {
            plan = planner.plan(due.scope(), due.date());
            open = plan;
            handed = 0;
        }
        if (handed >= plan.runs().size()) {
            return new DayCommand.CloseDay(due.scope(), due.date(), plan.version(), plan.replaced());
        }
        return new DayCommand.PlanSlice(due.scope(), due.date(), plan.version(), slice(plan.runs()));
    }

    /** Small enough that deciding it keeps nobody waiting: by runs, and by the tasks that they bring. */
    private List<PlannedRun> slice(List<PlannedRun> runs) {
        int end = handed;
        int tasks = 0;
        while (end < runs.size() && end - handed < RUNS_MAX && tasks < TASKS_MAX) {
            tasks += model().plan(runs.get(end).plan()).map(plan -> plan.tasks().size()).orElse(1);
            end++;
        }
        return runs.subList(handed, end);
    }

    /** What was asked for is done: the part of the open date that it held need not be handed in again. */
    public void done(DayCommand command) {
        if (command instanceof DayCommand.PlanSlice slice) {
            handed += slice.runs().size();
        }
    }

    /** It was refused, or nobody knows what became of it: the open date is worked out and handed in anew. */
    public void failed() {
        open = null;
    }
}
