package regie.estate.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.calendar.WorkCalendar;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.estate.schedule.ScheduleRule;
import regie.kernel.PlanName;

/**
 * The production dates and starts of every plan of one estate. Rules are compiled once, and what
 * decides due days is shared by all plans that say the same. Safe to share between threads.
 */
public final class PlanDates {

    /** How far {@link #previous} and {@link #next} look: a plan for each 29 February may wait for eight years. */
    private static final int DAYS_AWAY_MAX = 3_660;

    private final EstateModel model;
    private final ProductionDates dates;
    private final Map<DueDays.Key, DueDays> dueDays = new LinkedHashMap<>();
    private final Map<PlanName, List<CompiledSchedule>> plans = new LinkedHashMap<>();

    private final Map<PlanName, List<PlanName>> replacing = new LinkedHashMap<>();

    public PlanDates(EstateModel model) {
        this.model = model;
        this.dates = new ProductionDates(model.newDay());
        model.plans().values().forEach(plan -> {
            if (!plan.schedules().isEmpty()) {
                plans.put(plan.name(), plan.schedules().stream().map(rule -> compile(plan, rule)).toList());
            }
            plan.day().replaces().forEach(other -> replacing.computeIfAbsent(other, none -> new ArrayList<>(1)).add(plan.name()));
        });
    }

    private CompiledSchedule compile(PlanDefinition plan, ScheduleRule rule) {
        WorkCalendar calendar = model.calendarNamed(rule.calendar().or(plan::calendar));
        DueDays due = dueDays.computeIfAbsent(DueDays.Key.of(rule, calendar), key -> new DueDays(key, calendar));
        return new CompiledSchedule(rule, due, zoneOf(plan), datesOf(plan));
    }

    /** Where a plan's production dates begin: at the new day of its application, else of the estate. */
    public ProductionDates datesOf(PlanDefinition plan) {
        return new ProductionDates(model.newDayOf(plan));
    }

    /** The zone in which a plan's production dates and times are read. */
    public ZoneId zoneOf(PlanDefinition plan) {
        return plan.zone().orElse(model.zone());
    }

    /** The calendar of a plan: its own, else that of the estate. */
    public WorkCalendar calendarOf(PlanDefinition plan) {
        return model.calendarNamed(plan.calendar());
    }

    private List<CompiledSchedule> schedules(PlanName plan) {
        return plans.getOrDefault(plan, List.of());
    }

    /**
     * Every start of the plan of this name for a production date, in order. Two schedules that give the same instant give one
     * start, that of the schedule written first.
     */
    public List<PlannedStart> starts(PlanName plan, LocalDate date) {
        List<PlannedStart> found = new ArrayList<>(2);
        for (CompiledSchedule schedule : schedules(plan)) {
            schedule.starts(date, start -> add(found, new PlannedStart(plan, schedule.rule().name(), date, start)));
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(planned -> planned.start().instant()));
        }
        return found;
    }

    /** As {@link #starts(PlanName, LocalDate)}. */
    public List<PlannedStart> starts(PlanDefinition plan, LocalDate date) {
        return starts(plan.name(), date);
    }

    /** The plan that is ordered instead of this one on a date, by its {@code replaces}. */
    public Optional<PlanName> replacedBy(PlanName plan, LocalDate date) {
        return replacing.getOrDefault(plan, List.of()).stream().filter(other -> isDate(other, date)).findFirst();
    }

    /** The starts that are ordered: those of the schedules, unless another plan takes this one's place. */
    public List<PlannedStart> ordered(PlanName plan, LocalDate date) {
        return replacedBy(plan, date).isPresent() ? List.of() : starts(plan, date);
    }

    private static void add(List<PlannedStart> found, PlannedStart planned) {
        Instant instant = planned.start().instant();
        for (int i = found.size() - 1; i >= 0; i--) {
            if (found.get(i).start().instant().equals(instant)) {
                return;
            }
        }
        found.add(planned);
    }

    /** Why schedules whose days name this date give it no start, by the schedule's name. */
    public Map<String, Absence> absences(PlanName plan, LocalDate date) {
        Map<String, Absence> found = new LinkedHashMap<>();
        schedules(plan).forEach(schedule -> schedule.absence(date).ifPresent(why -> found.put(schedule.rule().name(), why)));
        return found;
    }

    /** Whether the plan has a start for this production date. */
    public boolean isDate(PlanName plan, LocalDate date) {
        for (CompiledSchedule schedule : schedules(plan)) {
            if (schedule.isDate(date)) {
                return true;
            }
        }
        return false;
    }

    /** The plan's last date before this one, within ten years. */
    public Optional<LocalDate> previous(PlanName plan, LocalDate date) {
        return nearest(plan, date, -1);
    }

    /** The plan's first date after this one, within ten years. */
    public Optional<LocalDate> next(PlanName plan, LocalDate date) {
        return nearest(plan, date, 1);
    }

    private Optional<LocalDate> nearest(PlanName plan, LocalDate date, int step) {
        if (schedules(plan).isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = date;
        for (int i = 0; i < DAYS_AWAY_MAX; i++) {
            day = day.plusDays(step);
            if (isDate(plan, day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The occurrences of a run that was planned so, when its schedule says {@code every}. */
    public Optional<Cycle> cycle(PlannedStart planned) {
        return schedule(planned.plan(), planned.schedule()).flatMap(schedule -> schedule.cycle(planned.date(), planned.start()));
    }

    /** The rule of a plan by its name. */
    public Optional<ScheduleRule> rule(PlanName plan, String schedule) {
        return schedule(plan, schedule).map(CompiledSchedule::rule);
    }

    private Optional<CompiledSchedule> schedule(PlanName plan, String name) {
        return schedules(plan).stream().filter(schedule -> schedule.rule().name().equals(name)).findFirst();
    }

    /** The names of the calendars on which the plan's dates stand and which do not know this date. */
    public List<String> unknownOn(PlanName plan, LocalDate date) {
        return schedules(plan).stream()
                .filter(schedule -> schedule.byDays() && schedule.rule().holdsOn(date) && !schedule.due().calendar().knows(date))
                .map(schedule -> schedule.due().calendar().name()).distinct().toList();
    }

    /** The schedules of a plan that no date can ever meet, whatever was or comes. */
    public List<String> neverDue(PlanName plan) {
        return schedules(plan).stream()
                .filter(schedule -> schedule.byDays() && schedule.due().never(schedule.rule().from(), schedule.rule().until()))
                .map(schedule -> schedule.rule().name()).toList();
    }

    /** Dates that a plan's schedules name one by one and on which they give no start, with the reason. */
    public Map<LocalDate, Absence> namedInVain(PlanName plan) {
        Map<LocalDate, Absence> found = new TreeMap<>();
        for (CompiledSchedule schedule : schedules(plan)) {
            schedule.due().singleDates().forEach(date -> schedule.absence(date)
                    .filter(why -> !(why instanceof Absence.Moved) && !isDate(plan, date)).ifPresent(why -> found.put(date, why)));
        }
        return found;
    }

    /** When a production date begins. */
    public Instant newDay(LocalDate date, ZoneId zone) {
        return dates.begin(date, zone);
    }

    /** The production date of an instant. */
    public LocalDate dateOf(Instant instant, ZoneId zone) {
        return dates.of(instant, zone);
    }

    /** The first such local time at or after the new day of a production date, {@code day} days later. */
    public Instant local(LocalDate date, LocalTime time, int day, ZoneId zone) {
        return dates.instant(date, time, day, zone);
    }
}
