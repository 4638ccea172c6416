package regie.estate.schedule;

import java.time.LocalDate;
import regie.estate.calendar.WorkCalendar;

/**
 * Which dates are meant by a rule of days, such as {@code mon,thu} or {@code last working day of month}.
 * Rules that mean the same are equal.
 */
public interface DaysRule {

    boolean includes(LocalDate date, WorkCalendar calendar);
}
