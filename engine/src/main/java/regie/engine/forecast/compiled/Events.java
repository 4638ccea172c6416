package regie.engine.forecast.compiled;

import java.util.Arrays;

/**
 * What is due, the earliest first; of one instant, what was put in first. Time and turn share one number: 42 bits of
 * microseconds (fifty days) and 21 bits of turn (two million starts).
 */
final class Events {

    private static final int TURN_BITS = 21;
    private static final long LATEST = (1L << 42) - 1;

    private long[] heap = new long[64];
    private int[] subjects = new int[64];
    private int size;
    private int turn;

    void clear() {
        size = 0;
        turn = 0;
    }

    /** {@link Night#NEVER} when nothing is due. */
    long next() {
        return size == 0 ? Night.NEVER : heap[0] >>> TURN_BITS;
    }

    void add(long at, int subject) {
        if (turn == subjects.length) {
            if (turn == 1 << TURN_BITS) {
                throw new IllegalStateException("more than two million starts in one forecast");
            }
            subjects = Arrays.copyOf(subjects, turn * 2);
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        subjects[turn] = subject;
        long key = Math.min(Math.max(at, 0), LATEST) << TURN_BITS | turn++;
        int hole = size++;
        while (hole > 0) {
            int above = (hole - 1) >> 1;
            if (heap[above] <= key) {
                break;
            }
            heap[hole] = heap[above];
            hole = above;
        }
        heap[hole] = key;
    }

    /** Takes off the earliest and says what it is about. */
    int poll() {
        long first = heap[0];
        long last = heap[--size];
        int hole = 0;
        while (true) {
            int below = 2 * hole + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && heap[below + 1] < heap[below]) {
                below++;
            }
            if (heap[below] >= last) {
                break;
            }
            heap[hole] = heap[below];
            hole = below;
        }
        heap[hole] = last;
        return subjects[(int) (first & (1 << TURN_BITS) - 1)];
    }
}
