package regie.engine.forecast.compiled;

import java.util.Arrays;

/** Timers in the machine's order: by instant, then openings before closings, then by the task's name. */
final class Timers {

    static final byte STARTS = 0;
    static final byte OPENS = 1;
    static final byte CLOSES = 2;

    /** Who comes first by name: of two runs, or of two tasks. */
    interface Naming {
        boolean before(byte kind, int one, int other);
    }

    private final Naming naming;
    private long[] at = new long[16];
    private int[] subject = new int[16];
    private byte[] kind = new byte[16];
    private int size;

    Timers(Naming naming) {
        this.naming = naming;
    }

    void copy(Timers other) {
        if (at.length < other.size) {
            at = new long[other.at.length];
            subject = new int[other.at.length];
            kind = new byte[other.at.length];
        }
        System.arraycopy(other.at, 0, at, 0, other.size);
        System.arraycopy(other.subject, 0, subject, 0, other.size);
        System.arraycopy(other.kind, 0, kind, 0, other.size);
        size = other.size;
    }

    long next() {
        return size == 0 ? Night.NEVER : at[0];
    }

    /** Whether the next one is about the start of a run. */
    boolean starts() {
        return kind[0] == STARTS;
    }

    boolean closes() {
        return kind[0] == CLOSES;
    }

    void add(long instant, boolean closes, int task) {
        add(instant, closes ? CLOSES : OPENS, task);
    }

    /** @param about the run that starts, or the task */
    void add(long instant, byte what, int about) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            subject = Arrays.copyOf(subject, size * 2);
            kind = Arrays.copyOf(kind, size * 2);
        }
        int place = size++;
        while (place > 0 && before(instant, what, about, place - 1 >> 1)) {
            move(place - 1 >> 1, place);
            place = place - 1 >> 1;
        }
        put(place, instant, what, about);
    }

    private void put(int place, long instant, byte what, int about) {
        at[place] = instant;
        kind[place] = what;
        subject[place] = about;
    }

    private void move(int from, int to) {
        put(to, at[from], kind[from], subject[from]);
    }

    private boolean before(long instant, byte what, int about, int place) {
        if (instant != at[place]) {
            return instant < at[place];
        }
        if (what != kind[place]) {
            return what < kind[place];
        }
        return about != subject[place] && naming.before(what, about, subject[place]);
    }

    /** Takes off the next one, and says what it is about. */
    int poll() {
        int first = subject[0];
        size--;
        long instant = at[size];
        byte what = kind[size];
        int about = subject[size];
        int place = 0;
        while (true) {
            int below = 2 * place + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && before(at[below + 1], kind[below + 1], subject[below + 1], below)) {
                below++;
            }
            if (before(instant, what, about, below) || instant == at[below] && what == kind[below] && about == subject[below]) {
                break;
            }
            move(below, place);
            place = below;
        }
        put(place, instant, what, about);
        return first;
    }
}
