package regie.engine.forecast.compiled;

import java.util.Arrays;

/** Tasks to be looked at, the most urgent first: the machine's agenda. */
final class Agenda {

    private final Board board;
    private int[] heap = new int[64];
    private long[] urgency = new long[64];
    private int size;

    Agenda(Board board) {
        this.board = board;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** With the urgency that it has now. */
    void add(int task) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            urgency = Arrays.copyOf(urgency, size * 2);
        }
        long own = board.agendaUrgency(task);
        int at = size++;
        while (at > 0) {
            int above = (at - 1) >>> 1;
            if (!before(task, own, heap[above], urgency[above])) {
                break;
            }
            heap[at] = heap[above];
            urgency[at] = urgency[above];
            at = above;
        }
        heap[at] = task;
        urgency[at] = own;
    }

    int poll() {
        int first = heap[0];
        int task = heap[--size];
        long own = urgency[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int below = 2 * at + 1;
            if (below + 1 < size && before(heap[below + 1], urgency[below + 1], heap[below], urgency[below])) {
                below++;
            }
            if (!before(heap[below], urgency[below], task, own)) {
                break;
            }
            heap[at] = heap[below];
            urgency[at] = urgency[below];
            at = below;
        }
        heap[at] = task;
        urgency[at] = own;
        return first;
    }

    private boolean before(int one, long its, int other, long others) {
        return its != others ? its < others : board.standsBefore(one, other);
    }
}
