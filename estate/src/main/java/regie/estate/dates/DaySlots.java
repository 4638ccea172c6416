package regie.estate.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import regie.estate.calendar.WorkCalendar;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.estate.time.LocalSlots;

/** The times of a schedule on its due days, where dates change at midnight: a schedule looked at by itself, without an estate. */
public final class DaySlots implements LocalSlots {

    private final DueDays due;
    private final List<LocalTime> times;
    private final ScheduleRule rule;

    private DaySlots(ScheduleRule rule, StartRule.At at, WorkCalendar calendar) {
        this.due = new DueDays(DueDays.Key.of(rule, calendar), calendar);
        this.times = at.times().stream().sorted().toList();
        this.rule = rule;
    }

    /** @return empty when the rule is not one of times of day */
    public static Optional<LocalSlots> of(ScheduleRule rule, WorkCalendar calendar) {
        return switch (rule.start()) {
            case StartRule.At at -> Optional.of(new DaySlots(rule, at, calendar));
            case StartRule.Cron cron -> Optional.empty();
            case StartRule.Recurring recurring -> Optional.empty();
            case StartRule.Every every -> Optional.empty();
        };
    }

    @Override
    public boolean isRhythm() {
        return false;
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
        LocalDate last = before.toLocalDate();
        for (LocalDate date = from.toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (rule.holdsOn(date) && due.on(date)) {
                for (LocalTime time : times) {
                    LocalDateTime slot = date.atTime(time);
                    if (!slot.isBefore(from)) {
                        return slot.isBefore(before) ? Optional.of(slot) : Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }
}
