package regie.engine.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand.LeaveDay;
import regie.engine.DayEvent;
import regie.engine.DayScope;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.engine.dispatch.Cancels;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.plan.DayRules;

/** What leaves the day when the next one begins: what ended well by {@code keep}, the rest by {@code leftover}. */
public final class Leaving {

    private static final int AT_ONCE = 300;

    private Leaving() {}

    /** What becomes of one run at the beginning of a date. */
    public enum Way {
        /** Not of an earlier date, or it goes on by itself. */
        STAYS,
        /** Of an earlier date, and not ended well: a leftover. */
        LEFT_OVER,
        REMOVED,
        /** Cancelled, and removed once it has ended. */
        CANCELLED
    }

    static Optional<EngineProblem> leave(Turn turn, LeaveDay it) {
        if (!turn.state().days().planned(it.scope(), it.date())) {
            return Optional.of(new EngineProblem.DateNotOpen(it.date()));
        }
        if (turn.state().days().scope(it.scope()).flatMap(row -> row.left()).filter(left -> !left.isBefore(it.date())).isPresent()) {
            return Optional.empty();
        }
        EstateFacts facts = turn.state().facts().orElseThrow();
        List<Run> going = new ArrayList<>();
        List<Run> cancelled = new ArrayList<>();
        int leftover = 0;
        for (Run run : turn.state().runs()) {
            Way way = run.parent().isPresent() || !DayScope.of(facts, run.definition()).equals(it.scope()) ? Way.STAYS
                    : way(run, it.date());
            switch (way) {
                case STAYS -> { }
                case LEFT_OVER -> leftover++;
                case REMOVED -> going.add(run);
                case CANCELLED -> cancelled.add(run);
            }
            if (going.size() + cancelled.size() >= AT_ONCE) {
                break;
            }
        }
        cancelled.forEach(run -> Cancels.cancel(turn, run, By.REGIE));
        going.forEach(run -> remove(turn, run));
        if (going.size() + cancelled.size() < AT_ONCE) {
            turn.emit(new DayEvent.DayLeft(turn.now(), it.scope(), it.date(), leftover));
        }
        return Optional.empty();
    }

    /** The runs that it ordered leave with it, since nothing of it can be taken up again. */
    private static void remove(Turn turn, Run run) {
        List<Run> below = new ArrayList<>();
        for (Task task : run.everything()) {
            task.side().child().flatMap(turn.state()::run).ifPresent(below::add);
            task.side().beforeRun().flatMap(turn.state()::run).ifPresent(below::add);
        }
        turn.emit(new EngineEvent.RunRemoved(turn.now(), run.id(), By.REGIE));
        below.stream().filter(Run::ended).filter(child -> turn.state().run(child.id()).isPresent())
                .forEach(child -> remove(turn, child));
    }

    /** Whether it still works for an earlier date than {@code date}, and cannot go on by itself. */
    public static boolean leftOver(Run run, LocalDate date) {
        return run.parent().isEmpty() && way(run, date) == Way.LEFT_OVER;
    }

    static Way way(Run run, LocalDate date) {
        if (!run.date().isBefore(date) || run.waits() || run.overdue()) {
            return Way.STAYS;
        }
        DayRules rules = run.definition().day();
        long age = date.toEpochDay() - run.date().toEpochDay();
        if (run.state() == RunState.SUCCEEDED || run.state() == RunState.CANCELLED) {
            return age > rules.keepDays() ? Way.REMOVED : Way.STAYS;
        }
        boolean over = rules.leftover() == DayRules.Leftover.CANCEL || rules.leftoverDays().filter(days -> age > days).isPresent();
        if (run.state() == RunState.FAILED) {
            return over ? Way.REMOVED : Way.LEFT_OVER;
        }
        if (run.cancelling() || works(run)) {
            return Way.STAYS;
        }
        return over ? Way.CANCELLED : Way.LEFT_OVER;
    }

    /** Something of it runs: whatever the rules say, nobody takes work away under its feet. An unknown attempt does not count. */
    private static boolean works(Run run) {
        return run.pausesBetween() || run.state() == RunState.RUNNING && run.everything().stream()
                .anyMatch(task -> task.state().live() && task.state() != TaskState.UNKNOWN);
    }
}
