package regie.engine.forecast.compiled;

import java.util.Arrays;

/** Timers in the machine's order: by instant, then openings before closings, then by the task's name. */
final class Timers {

    /** Who comes first of two tasks, by name. */
    interface Naming {
        boolean before(int one, int other);
    }

    private final Naming naming;
    private long[] at = new long[16];
    /** The task, or the complement of the one whose window closes. */
    private int[] subject = new int[16];
    private int size;

    Timers(Naming naming) {
        this.naming = naming;
    }

    void copy(Timers other) {
        if (at.length < other.size) {
            at = new long[other.at.length];
            subject = new int[other.at.length];
        }
        System.arraycopy(other.at, 0, at, 0, other.size);
        System.arraycopy(other.subject, 0, subject, 0, other.size);
        size = other.size;
    }

    long next() {
        return size == 0 ? Night.NEVER : at[0];
    }

    void add(long instant, boolean closes, int task) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            subject = Arrays.copyOf(subject, size * 2);
        }
        int place = size++;
        int about = closes ? ~task : task;
        while (place > 0 && before(instant, about, at[place - 1 >> 1], subject[place - 1 >> 1])) {
            at[place] = at[place - 1 >> 1];
            subject[place] = subject[place - 1 >> 1];
            place = place - 1 >> 1;
        }
        at[place] = instant;
        subject[place] = about;
    }

    private boolean before(long one, int about, long other, int aboutOther) {
        if (one != other) {
            return one < other;
        }
        boolean closes = about < 0;
        if (closes != aboutOther < 0) {
            return !closes;
        }
        int task = closes ? ~about : about;
        int otherTask = closes ? ~aboutOther : aboutOther;
        return task != otherTask && naming.before(task, otherTask);
    }

    /** Takes off the next one: its task, or the complement of the one whose window closes. */
    int poll() {
        int first = subject[0];
        size--;
        long instant = at[size];
        int about = subject[size];
        int place = 0;
        while (true) {
            int below = 2 * place + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && before(at[below + 1], subject[below + 1], at[below], subject[below])) {
                below++;
            }
            if (!before(at[below], subject[below], instant, about)) {
                break;
            }
            at[place] = at[below];
            subject[place] = subject[below];
            place = below;
        }
        at[place] = instant;
        subject[place] = about;
        return first;
    }
}
