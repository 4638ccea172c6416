package regie.estate.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who needs whom, near and far, for all names of a graph at once: one row of bits a name, filled in the
 * order of needs, so that ten thousand tasks in a chain take megabytes and milliseconds. In a graph
 * with circles, which is an error elsewhere, the answer within a circle may be no.
 */
public final class Reach {

    private final Map<String, Integer> index = new TreeMap<>();
    private final List<BitSet> rows = new ArrayList<>();
    private final List<int[]> edges = new ArrayList<>();

    public Reach(Graph graph) {
        for (String name : graph.edges().keySet()) {
            index.put(name, index.size());
            rows.add(new BitSet());
        }
        graph.edges().forEach((name, needs) ->
                edges.add(needs.stream().filter(index::containsKey).mapToInt(index::get).toArray()));
        BitSet seen = new BitSet();
        BitSet done = new BitSet();
        for (int root = 0; root < rows.size(); root++) {
            fill(root, seen, done);
        }
    }

    private void fill(int root, BitSet seen, BitSet done) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            int at = open.peek();
            if (done.get(at)) {
                open.pop();
            } else if (seen.get(at)) {
                open.pop();
                done.set(at);
                for (int need : edges.get(at)) {
                    rows.get(at).set(need);
                    rows.get(at).or(rows.get(need));
                }
            } else {
                seen.set(at);
                for (int need : edges.get(at)) {
                    if (!seen.get(need)) {
                        open.push(need);
                    }
                }
            }
        }
    }

    /** Whether {@code name} needs {@code other}, itself or through others. Unknown names need nothing. */
    public boolean needs(String name, String other) {
        Integer from = index.get(name);
        Integer to = index.get(other);
        return from != null && to != null && rows.get(from).get(to);
    }
}
