package regie.estate.time;

import java.util.BitSet;

/**
 * One field: the values that match, and how it was written.
 *
 * @param star whether it begins with {@code *} or is {@code ?}
 * @param interval whether it holds a star, a range or a step: such a time of day is a rhythm, which
 *        goes on through a repeated hour, where a fixed time happens once
 */
record CronField(BitSet values, boolean star, boolean interval) {

    boolean has(int value) {
        return values.get(value);
    }

    /** The first match at or after the value, or -1. */
    int next(int from) {
        return values.nextSetBit(from);
    }

    int first() {
        return values.nextSetBit(0);
    }
}
