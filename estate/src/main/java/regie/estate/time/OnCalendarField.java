package regie.estate.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One component of a calendar expression of systemd.
 *
 * @param spans none for {@code *}
 * @param last the greatest value that there can be
 */
record OnCalendarField(List<Span> spans, int last) {

    /**
     * @param stop the last value of a range; -1 without one
     * @param repeat 0 for a single value; without {@code stop} it goes on to the end of the field
     */
    record Span(int start, int stop, int repeat) {

        private Span trimmed() {
            return stop > start && repeat > 0 ? new Span(start, stop - (stop - start) % repeat, repeat) : this;
        }

        /** The first match at or after the value, or -1. */
        private int next(int from, int last) {
            if (start >= from) {
                return start;
            }
            if (repeat == 0) {
                return -1;
            }
            int found = start + repeat * ((from - start + repeat - 1) / repeat);
            return found <= (stop < 0 ? last : stop) ? found : -1;
        }

        private Span fromEnd(int length) {
            int first = length + 1 - start;
            return stop < 0 ? new Span(first, -1, repeat) : new Span(length + 1 - stop, first, repeat);
        }

        private boolean isWithin(int first, int max, boolean fromEnd) {
            int most = fromEnd ? max - 3 : max;
            if (start < first || start > most || repeat > most - first) {
                return false;
            }
            if (stop >= 0) {
                return stop >= first && stop <= most && start + repeat <= stop;
            }
            return fromEnd ? start - repeat >= first : start + repeat <= most;
        }
    }

    /** In order, each once. */
    OnCalendarField {
        spans = spans.stream().map(Span::trimmed).distinct()
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::stop).thenComparingInt(Span::repeat)).toList();
    }

    boolean any() {
        return spans.isEmpty();
    }

    boolean isWithin(int first, boolean fromEnd) {
        return spans.stream().allMatch(span -> span.isWithin(first, last, fromEnd));
    }

    /** The first match at or after the value, or -1. */
    int next(int from) {
        if (any()) {
            return from <= last ? from : -1;
        }
        int best = -1;
        for (Span span : spans) {
            int found = span.next(from, last);
            if (found >= 0 && found <= last && (best < 0 || found < best)) {
                best = found;
            }
        }
        return best;
    }

    boolean has(int value) {
        return next(value) == value;
    }

    /** The days of a month that are counted from its end. */
    OnCalendarField fromEnd(int length) {
        List<Span> turned = new ArrayList<>();
        spans.forEach(span -> turned.add(span.fromEnd(length)));
        return new OnCalendarField(turned, length);
    }
}
