package regie.engine.forecast.compiled;

/** First in, first out. */
final class Ring {

    private int[] of = new int[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    void add(int value) {
        if (size == of.length) {
            int[] more = new int[size * 2];
            for (int i = 0; i < size; i++) {
                more[i] = of[head + i & of.length - 1];
            }
            of = more;
            head = 0;
        }
        of[head + size++ & of.length - 1] = value;
    }

    int poll() {
        int value = of[head];
        head = head + 1 & of.length - 1;
        size--;
        return value;
    }
}
