package regie.estate.dates;

import java.time.LocalDate;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.calendar.WorkCalendar;
import regie.estate.plan.PlanDefinition;
import regie.kernel.DateFunctions;
import regie.kernel.Expression.Outcome;
import regie.kernel.Value;

/** What expressions of one plan may ask about a date: its calendar, and its own dates before and after. */
public final class PlanDateFunctions implements DateFunctions {

    private final EstateModel model;
    private final PlanDates dates;
    private final PlanDefinition plan;

    public PlanDateFunctions(EstateModel model, PlanDates dates, PlanDefinition plan) {
        this.model = model;
        this.dates = dates;
        this.plan = plan;
    }

    /** The plan's own; where it says none, that of its only schedule, else that of the estate. */
    private WorkCalendar own() {
        Optional<String> ofSchedule = plan.schedules().size() == 1 ? plan.schedules().getFirst().calendar() : Optional.empty();
        return model.calendarNamed(plan.calendar().or(() -> ofSchedule));
    }

    @Override
    public Outcome working(LocalDate date, int days, Optional<String> calendar) {
        if (calendar.isPresent() && !model.calendars().containsKey(calendar.get())) {
            return new Outcome.Failed("date.working(" + days + ", \"" + calendar.get() + "\"): the estate has no such calendar; it has "
                    + (model.calendars().isEmpty() ? "none" : String.join(", ", model.calendars().keySet())) + ".");
        }
        WorkCalendar asked = calendar.isPresent() ? model.calendarNamed(calendar) : own();
        return day(asked.plusWorking(date, days), asked, "date.working(" + days + ")");
    }

    @Override
    public Outcome previous(LocalDate date) {
        return dates.previous(plan.name(), date).<Outcome>map(found -> new Outcome.Is(new Value.Day(found)))
                .orElseGet(() -> none("previous", "before", date));
    }

    @Override
    public Outcome next(LocalDate date) {
        return dates.next(plan.name(), date).<Outcome>map(found -> new Outcome.Is(new Value.Day(found)))
                .orElseGet(() -> none("next", "after", date));
    }

    @Override
    public Outcome lastWorkingOfMonth(LocalDate date) {
        return day(lastWorking(date), own(), "date.last_working_of_month()");
    }

    @Override
    public Outcome isLastWorkingOfMonth(LocalDate date) {
        return lastWorking(date).<Outcome>map(last -> new Outcome.Is(new Value.Flag(last.equals(date))))
                .orElseGet(() -> new Outcome.Is(new Value.Flag(false)));
    }

    private Optional<LocalDate> lastWorking(LocalDate date) {
        LocalDate first = date.withDayOfMonth(1);
        return own().plusWorking(first.plusMonths(1), -1).filter(last -> !last.isBefore(first));
    }

    private static Outcome day(Optional<LocalDate> found, WorkCalendar calendar, String asked) {
        return found.<Outcome>map(date -> new Outcome.Is(new Value.Day(date))).orElseGet(() -> new Outcome.Failed(asked
                + ": the calendar " + calendar.name() + " has no such day"
                + calendar.knownUntil().map(until -> "; it is known until " + until).orElse("") + "."));
    }

    private Outcome none(String function, String side, LocalDate date) {
        return new Outcome.Failed("date." + function + "(): " + plan.name().value() + (plan.schedules().isEmpty()
                ? " has no schedule, so no dates of its own; use date.plus(n) or date.working(n)."
                : " has no date within ten years " + side + " " + date + "."));
    }
}
