package regie.engine.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import regie.engine.DayCommand;
import regie.engine.DayCommand.Shift;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.engine.day.DayView.Ordered;
import regie.engine.state.StateRow;
import regie.kernel.RunId;

/**
 * What the version in force, and the rules of time zones of this program, make of dates that are planned already: starts that have
 * not come and that would be at another time, not at all, or now for the first time.
 */
public final class Differences {

    private Differences() {}

    /** Empty when all is as it was planned. */
    public static Optional<DayCommand.Replan> of(DayPlanner planner, List<StateRow.Day> rows, List<Ordered> ordered, Instant now) {
        List<Shift> moved = new ArrayList<>();
        List<RunId> withdrawn = new ArrayList<>();
        List<PlannedRun> added = new ArrayList<>();
        Map<LocalDate, List<Ordered>> byDate = new LinkedHashMap<>();
        ordered.forEach(one -> byDate.computeIfAbsent(one.start().date(), date -> new ArrayList<>()).add(one));
        TreeSet<LocalDate> dates = new TreeSet<>(byDate.keySet());
        rows.forEach(row -> row.planned().ifPresent(dates::add));
        for (LocalDate date : dates) {
            Map<String, List<PlannedRun>> wanted = new LinkedHashMap<>();
            for (DayScope scope : planner.scopes()) {
                boolean planned = rows.stream().anyMatch(row -> row.scope().equals(scope)
                        && row.planned().filter(last -> !date.isAfter(last)).isPresent());
                if (planned) {
                    planner.plan(scope, date).runs().forEach(run -> wanted.computeIfAbsent(name(run), key -> new ArrayList<>()).add(run));
                }
            }
            Map<String, List<Ordered>> had = new LinkedHashMap<>();
            byDate.getOrDefault(date, List.of()).forEach(one -> had.computeIfAbsent(name(one.start()), key -> new ArrayList<>()).add(one));
            had.forEach((name, runs) -> compare(runs, wanted.getOrDefault(name, List.of()), now, moved, withdrawn, added));
            wanted.forEach((name, starts) -> {
                if (!had.containsKey(name)) {
                    starts.stream().filter(start -> start.start().instant().isAfter(now)).forEach(added::add);
                }
            });
        }
        return moved.isEmpty() && withdrawn.isEmpty() && added.isEmpty() ? Optional.empty()
                : Optional.of(new DayCommand.Replan(planner.model().version(), moved, withdrawn, added));
    }

    private static String name(PlannedRun run) {
        return run.plan() + " " + run.schedule();
    }

    /** The same local time is the same start; what is left on both sides is taken for moved, in order. */
    private static void compare(List<Ordered> had, List<PlannedRun> wanted, Instant now, List<Shift> moved, List<RunId> withdrawn,
            List<PlannedRun> added) {
        List<Ordered> lone = new ArrayList<>();
        List<PlannedRun> open = new ArrayList<>(wanted);
        for (Ordered one : had) {
            Optional<PlannedRun> same = open.stream()
                    .filter(start -> start.start().instant().equals(one.start().start().instant())).findFirst()
                    .or(() -> open.stream().filter(start -> start.start().scheduled().equals(one.start().start().scheduled()))
                            .findFirst());
            same.ifPresentOrElse(start -> {
                open.remove(start);
                if (one.waits() && !start.start().instant().equals(one.start().start().instant())) {
                    moved.add(new Shift(one.run(), start.start()));
                }
            }, () -> lone.add(one));
        }
        open.removeIf(start -> !start.start().instant().isAfter(now));
        for (Ordered one : lone) {
            if (one.waits() && !open.isEmpty()) {
                moved.add(new Shift(one.run(), open.removeFirst().start()));
            } else if (one.waits()) {
                withdrawn.add(one.run());
            }
        }
        added.addAll(open);
    }
}
