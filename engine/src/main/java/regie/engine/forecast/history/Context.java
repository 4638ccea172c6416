package regie.engine.forecast.history;

import java.time.LocalDate;

/** What kind of day a date is, as far as durations may depend on it: the narrower kinds first. */
enum Context {
    /** The last three days of a month, where month-end work is. */
    MONTH_END {
        @Override
        boolean alike(LocalDate one, LocalDate other) {
            return end(one) && end(other);
        }

        @Override
        boolean has(LocalDate date) {
            return end(date);
        }
    },
    WEEKDAY {
        @Override
        boolean alike(LocalDate one, LocalDate other) {
            return one.getDayOfWeek() == other.getDayOfWeek();
        }

        @Override
        boolean has(LocalDate date) {
            return true;
        }
    };

    /** Whether both are of the same kind in this respect. */
    abstract boolean alike(LocalDate one, LocalDate other);

    /** Whether the date is of a kind that is worth a look of its own. */
    abstract boolean has(LocalDate date);

    private static boolean end(LocalDate date) {
        return date.getDayOfMonth() > date.lengthOfMonth() - 3;
    }
}
