package regie.estate.calendar;

import java.time.LocalDate;
import java.util.Optional;
import regie.kernel.Text;

/**
 * Dates that follow each other, one at least.
 *
 * @param to the last one, itself included
 * @param reason why, as people read it
 */
public record Span(LocalDate from, LocalDate to, Optional<Text> reason) {

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends before it begins: " + from + ".." + to);
        }
    }

    public static Span of(LocalDate date) {
        return new Span(date, date, Optional.empty());
    }

    public boolean includes(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
