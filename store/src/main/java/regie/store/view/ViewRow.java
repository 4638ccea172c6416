package regie.store.view;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One row of a view. What pages filter and sort by stands in columns; everything else is in {@code body},
 * whose form belongs to whoever writes the view.
 */
public sealed interface ViewRow {

    byte[] body();

    record Run(String run, String plan, String application, LocalDate date, String state, Instant since, byte[] body)
            implements ViewRow {}

    record Task(String run, String task, String state, String host, Instant since, byte[] body) implements ViewRow {}

    record Attempt(String run, String task, int number, String state, String host, Instant since, byte[] body)
            implements ViewRow {}

    /** @param seq of the event by which it was written: the same event twice is the same note */
    record Note(String target, long seq, byte[] body) implements ViewRow {}
}
