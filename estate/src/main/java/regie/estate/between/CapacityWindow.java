package regie.estate.between;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * Between two local times of the estate's zone a resource has another capacity. Where {@code to} is not after {@code from} it ends on
 * the next day. Where two windows cover one instant, the one written last counts.
 *
 * @param days the days of the week on which it begins; empty for every day
 */
public record CapacityWindow(LocalTime from, LocalTime to, int capacity, List<DayOfWeek> days) {

    public CapacityWindow {
        days = List.copyOf(days);
    }
}
