package regie.estate.dates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import regie.estate.schedule.StartRule;

/**
 * The occurrences of one run that starts again and again, in elapsed time: on the night of a time change a
 * window of wall-clock hours holds an hour's worth of occurrences more, or less.
 *
 * @param first when the first occurrence starts
 * @param end after this no occurrence starts
 */
public record Cycle(Instant first, Instant end, Duration every, StartRule.Anchor anchor) {

    /** When occurrences start if each takes no time: the slots of an anchor {@code schedule}, a forecast for the others. */
    public List<Instant> slots() {
        List<Instant> slots = new ArrayList<>();
        for (Instant slot = first; !slot.isAfter(end); slot = slot.plus(every)) {
            slots.add(slot);
        }
        return slots;
    }
}
