package regie.optimise;

import java.util.Map;
import java.util.TreeMap;

/** How much of one pool is in use, over time. */
final class Profile {

    private final int capacity;
    /** From this time until the next one, so much is used. */
    private final TreeMap<Long, Integer> used = new TreeMap<>(Map.of(Long.MIN_VALUE, 0));

    Profile(int capacity) {
        this.capacity = capacity;
    }

    /** The first time at or after {@code from} at which {@code units} are free for so long. */
    long fit(long from, long duration, int units) {
        long start = from;
        Map.Entry<Long, Integer> at = used.floorEntry(start);
        while (at != null && at.getKey() < start + duration) {
            Map.Entry<Long, Integer> next = used.higherEntry(at.getKey());
            if (at.getValue() + units > capacity) {
                if (next == null) {
                    throw new IllegalStateException("asks for more than there is");
                }
                start = next.getKey();
            }
            at = next;
        }
        return start;
    }

    void take(long start, long duration, int units) {
        used.putIfAbsent(start, used.floorEntry(start).getValue());
        used.putIfAbsent(start + duration, used.floorEntry(start + duration).getValue());
        used.subMap(start, start + duration).replaceAll((time, before) -> before + units);
    }
}
