package regie.estate.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A graph of names: who needs whom. Walks are iterative, because a chain of ten thousand tasks must
 * not depend on the depth of a thread's stack.
 *
 * @param edges each name with those that it needs; names that stand only on the right are ignored
 */
public record Graph(Map<String, List<String>> edges) {

    public Graph {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        edges.forEach((name, needs) -> copy.put(name, List.copyOf(needs)));
        edges = Collections.unmodifiableMap(copy);
    }

    /**
     * One cycle from each knot that a depth-first walk meets, written out with its first name again
     * at the end: {@code a, b, a} when a needs b and b needs a. At most twenty.
     */
    public List<List<String>> cycles() {
        List<List<String>> cycles = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (String root : edges.keySet()) {
            if (!done.contains(root) && cycles.size() < 20) {
                walk(root, done, cycles);
            }
        }
        return cycles;
    }

    private void walk(String root, Set<String> done, List<List<String>> cycles) {
        LinkedHashMap<String, Iterator<String>> path = new LinkedHashMap<>();
        Deque<String> order = new ArrayDeque<>();
        path.put(root, edges.get(root).iterator());
        order.push(root);
        while (!order.isEmpty()) {
            String at = order.peek();
            Iterator<String> rest = path.get(at);
            if (!rest.hasNext()) {
                done.add(at);
                path.remove(at);
                order.pop();
                continue;
            }
            String next = rest.next();
            if (path.containsKey(next)) {
                cycles.add(cycle(new ArrayList<>(path.keySet()), next));
            } else if (edges.containsKey(next) && !done.contains(next)) {
                path.put(next, edges.get(next).iterator());
                order.push(next);
            }
        }
    }

    private static List<String> cycle(List<String> path, String back) {
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(back), path.size()));
        cycle.add(back);
        return cycle;
    }
}
