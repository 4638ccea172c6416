package regie.engine.forecast.compiled;

import java.util.Arrays;

/** Tasks in line, the next one first: a heap that knows where each of its members stands. */
final class Line {

    private final Order order;
    private final int[] places;
    private int[] heap = new int[8];
    private int size;
    boolean inWork;

    /** Who goes before whom. */
    interface Order {
        boolean before(int one, int other);
    }

    /** @param places where each task stands in the one line that it stands in; shared by all lines */
    Line(Order order, int[] places) {
        this.order = order;
        this.places = places;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return heap[0];
    }

    void clear() {
        size = 0;
        inWork = false;
    }

    void add(int task) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        up(size++, task);
    }

    void remove(int task) {
        int at = places[task];
        int last = heap[--size];
        if (at != size) {
            up(at, last);
            if (places[last] == at) {
                down(at, last);
            }
        }
    }

    /** All of them, the next one first. */
    int[] sorted() {
        Integer[] all = Arrays.stream(heap, 0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(all, (one, other) -> order.before(one, other) ? -1 : order.before(other, one) ? 1 : 0);
        return Arrays.stream(all).mapToInt(Integer::intValue).toArray();
    }

    private void up(int hole, int task) {
        int at = hole;
        while (at > 0) {
            int above = (at - 1) >> 1;
            if (!order.before(task, heap[above])) {
                break;
            }
            put(at, heap[above]);
            at = above;
        }
        put(at, task);
    }

    private void down(int hole, int task) {
        int at = hole;
        while (true) {
            int below = 2 * at + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && order.before(heap[below + 1], heap[below])) {
                below++;
            }
            if (!order.before(heap[below], task)) {
                break;
            }
            put(at, heap[below]);
            at = below;
        }
        put(at, task);
    }

    private void put(int at, int task) {
        heap[at] = task;
        places[task] = at;
    }
}
