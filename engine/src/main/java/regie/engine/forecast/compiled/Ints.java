package regie.engine.forecast.compiled;

import java.util.Arrays;

/** A growing array of numbers. */
final class Ints {

    int[] of = new int[64];
    int size;

    void add(int value) {
        if (size == of.length) {
            of = Arrays.copyOf(of, size * 2);
        }
        of[size++] = value;
    }

    int[] toArray() {
        return Arrays.copyOf(of, size);
    }
}
