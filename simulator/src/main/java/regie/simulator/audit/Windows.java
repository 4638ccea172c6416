package regie.simulator.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import regie.estate.plan.Window;

/** When a task's window is open, read off the declaration: a reading of its own. */
final class Windows {

    private final ZoneId zone;
    private final LocalTime newDay;

    Windows(ZoneId zone, LocalTime newDay) {
        this.zone = zone;
        this.newDay = newDay;
    }

    static Optional<Window> of(RunModel run, TaskModel task) {
        return task.definition.window().or(run.plan::window);
    }

    Instant from(Window window, LocalDate date) {
        return firstAtOrAfter(window.from(), date.plusDays(window.day()).atTime(newDay)).atZone(zone).toInstant();
    }

    Instant to(Window window, LocalDate date) {
        LocalDateTime from = firstAtOrAfter(window.from(), date.plusDays(window.day()).atTime(newDay));
        LocalDateTime to = from.toLocalDate().atTime(window.to());
        return (to.isAfter(from) ? to : to.plusDays(1)).atZone(zone).toInstant();
    }

    private static LocalDateTime firstAtOrAfter(LocalTime time, LocalDateTime start) {
        LocalDateTime same = start.toLocalDate().atTime(time);
        return same.isBefore(start) ? same.plusDays(1) : same;
    }
}
