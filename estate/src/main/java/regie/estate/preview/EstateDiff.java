package regie.estate.preview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.calendar.CalendarRule;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.estate.schedule.ScheduleRule;
import regie.kernel.PlanName;

/**
 * What becomes of the coming days when one estate takes the place of another.
 *
 * @param added plans that only the new one has
 * @param removed plans that only the old one has
 * @param changes by production date
 * @param unreachable deadlines that could be met before and cannot be after, or are new and cannot be met
 * @param runOut by calendar of the new estate, the first of the dates that it does not know and that some plan asks
 */
public record EstateDiff(
        List<PlanName> added, List<PlanName> removed, List<RunChange> changes, List<Unreachable> unreachable,
        Map<String, LocalDate> runOut) {

    /** A run that disappears and one of the same plan that appears within these days are one that moves. */
    private static final int MOVES_DAYS_MAX = 7;

    public static EstateDiff between(EstateModel before, EstateModel after, LocalDate from, int days) {
        return new Comparing(before, after, from, days).compare();
    }

    private static final class Comparing {

        private final EstateModel before;
        private final EstateModel after;
        private final LocalDate from;
        private final LocalDate end;
        private final PlanDates datesBefore;
        private final PlanDates datesAfter;
        private final Map<PlanName, List<Object>> replacingBefore;
        private final Map<PlanName, List<Object>> replacingAfter;
        private final Map<Shapes, List<RunChange>> compared = new LinkedHashMap<>();
        private final List<RunChange> changes = new ArrayList<>();
        private final List<Unreachable> unreachable = new ArrayList<>();
        private final Map<String, LocalDate> runOut = new TreeMap<>();

        Comparing(EstateModel before, EstateModel after, LocalDate from, int days) {
            this.before = before;
            this.after = after;
            this.from = from;
            this.end = from.plusDays(days);
            this.datesBefore = new PlanDates(before);
            this.datesAfter = new PlanDates(after);
            this.replacingBefore = replacing(before);
            this.replacingAfter = replacing(after);
        }

        EstateDiff compare() {
            Set<PlanName> names = new LinkedHashSet<>(before.plans().keySet());
            names.addAll(after.plans().keySet());
            boolean sameTime = before.zone().equals(after.zone()) && rules(before).equals(rules(after))
                    && before.calendar().equals(after.calendar());
            for (PlanName name : names) {
                if (!sameTime || !sameDates(name)) {
                    starts(name);
                }
                Optional.ofNullable(after.plans().get(name)).filter(plan -> !plan.schedules().isEmpty()).ifPresent(plan -> {
                    deadlines(plan, sameTime);
                    runOut(plan);
                });
            }
            changes.sort(Comparator.comparing(RunChange::date).thenComparing(Comparing::instant).thenComparing(RunChange::plan));
            return new EstateDiff(only(after, before), only(before, after), changes, unreachable, runOut);
        }

        private static Instant instant(RunChange change) {
            return change.after().or(change::before).orElseThrow().start().instant();
        }

        private static List<PlanName> only(EstateModel one, EstateModel other) {
            return one.plans().keySet().stream().filter(name -> !other.plans().containsKey(name)).sorted().toList();
        }

        private static Map<String, CalendarRule> rules(EstateModel model) {
            Map<String, CalendarRule> rules = new LinkedHashMap<>();
            model.calendars().forEach((name, calendar) -> rules.put(name, calendar.rule()));
            return rules;
        }

        private boolean sameDates(PlanName name) {
            Optional<Shape> old = Shape.of(before, name, replacingBefore);
            return old.isPresent() && old.equals(Shape.of(after, name, replacingAfter));
        }

        /** By plan, which plans take its place, with what says when they do. */
        private static Map<PlanName, List<Object>> replacing(EstateModel model) {
            Map<PlanName, List<Object>> replacing = new LinkedHashMap<>();
            model.plans().values().forEach(plan -> plan.day().replaces().forEach(other ->
                    replacing.computeIfAbsent(other, none -> new ArrayList<>())
                            .add(List.of(plan.name(), plan.schedules(), plan.calendar(), plan.zone()))));
            return replacing;
        }

        /** All that decides the starts of a plan on every date, so that plans which agree in it are compared once. */
        private record Shape(List<ScheduleRule> schedules, Optional<String> calendar, Optional<ZoneId> zone, LocalTime newDay,
                List<Object> replacing) {

            static Optional<Shape> of(EstateModel model, PlanName name, Map<PlanName, List<Object>> replacing) {
                return model.plan(name).map(plan -> new Shape(plan.schedules(), plan.calendar(), plan.zone(), model.newDayOf(plan),
                        replacing.getOrDefault(name, List.of())));
            }
        }

        private record Shapes(Optional<Shape> before, Optional<Shape> after) {}

        private void starts(PlanName name) {
            Shapes shapes = new Shapes(Shape.of(before, name, replacingBefore), Shape.of(after, name, replacingAfter));
            compared.computeIfAbsent(shapes, none -> compared(name)).forEach(change -> changes.add(new RunChange(name,
                    change.before().map(start -> of(name, start)), change.after().map(start -> of(name, start)))));
        }

        private static PlannedStart of(PlanName name, PlannedStart start) {
            return start.plan().equals(name) ? start : new PlannedStart(name, start.schedule(), start.date(), start.start());
        }

        private List<RunChange> compared(PlanName name) {
            List<RunChange> changes = new ArrayList<>();
            List<PlannedStart> gone = new ArrayList<>();
            List<PlannedStart> come = new ArrayList<>();
            for (LocalDate date = from; date.isBefore(end); date = date.plusDays(1)) {
                List<PlannedStart> old = new ArrayList<>(datesBefore.ordered(name, date));
                List<PlannedStart> now = new ArrayList<>(datesAfter.ordered(name, date));
                List<PlannedStart> both = old.stream().filter(start -> has(now, start)).toList();
                old.removeIf(start -> has(both, start));
                now.removeIf(start -> has(both, start));
                int pairs = Math.min(old.size(), now.size());
                for (int i = 0; i < pairs; i++) {
                    changes.add(new RunChange(name, Optional.of(old.get(i)), Optional.of(now.get(i))));
                }
                gone.addAll(old.subList(pairs, old.size()));
                come.addAll(now.subList(pairs, now.size()));
            }
            acrossDates(name, gone, come, changes);
            return changes;
        }

        private static boolean has(List<PlannedStart> all, PlannedStart start) {
            return all.stream().anyMatch(other -> other.start().instant().equals(start.start().instant()));
        }

        private static void acrossDates(PlanName name, List<PlannedStart> gone, List<PlannedStart> come, List<RunChange> changes) {
            List<PlannedStart> left = new ArrayList<>(come);
            for (PlannedStart old : gone) {
                Optional<PlannedStart> near = left.stream()
                        .filter(start -> start.schedule().equals(old.schedule()) && !start.date()
                                .isBefore(old.date().minusDays(MOVES_DAYS_MAX)))
                        .filter(start -> !start.date().isAfter(old.date().plusDays(MOVES_DAYS_MAX))).findFirst();
                near.ifPresent(left::remove);
                changes.add(new RunChange(name, Optional.of(old), near));
            }
            left.forEach(start -> changes.add(new RunChange(name, Optional.empty(), Optional.of(start))));
        }

        private void deadlines(PlanDefinition plan, boolean sameTime) {
            boolean any = plan.deadline().isPresent() || plan.tasks().values().stream().anyMatch(task -> task.deadline().isPresent());
            PlanDefinition old = before.plans().get(plan.name());
            if (!any || sameTime && plan.equals(old)) {
                return;
            }
            Durations durations = new Durations(plan);
            Optional<Durations> durationsBefore = Optional.ofNullable(old).map(Durations::new);
            for (LocalDate date = from; date.isBefore(end); date = date.plusDays(1)) {
                List<Unreachable> known = old == null ? List.of()
                        : Unreachable.of(old, durationsBefore.orElseThrow(), datesBefore, datesBefore.ordered(old.name(), date));
                Unreachable.of(plan, durations, datesAfter, datesAfter.ordered(plan.name(), date)).stream()
                        .filter(now -> known.stream().noneMatch(then -> then.task().equals(now.task()))).forEach(unreachable::add);
            }
        }

        private void runOut(PlanDefinition plan) {
            datesAfter.unknownOn(plan.name(), end.minusDays(1)).forEach(calendar -> runOut.merge(calendar,
                    after.calendars().get(calendar).knownUntil().map(last -> last.plusDays(1)).orElse(from),
                    (one, other) -> one.isBefore(other) ? one : other));
        }
    }
}
