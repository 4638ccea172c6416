package regie.estate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphTest {

    @Test
    void aCircleIsWrittenOut() {
        assertEquals(List.of(List.of("a", "b", "c", "a")), graph("a", "b", "b", "c", "c", "a").cycles());
        assertEquals(List.of(List.of("a", "a")), graph("a", "a").cycles());
        assertEquals(List.of(), graph("a", "b", "b", "", "c", "b").cycles());
        assertEquals(List.of(List.of("b", "c", "b")), graph("a", "b", "b", "c", "c", "b").cycles());
    }

    @Test
    void namesThatAreOnlyNeededAreNoPartOfIt() {
        assertEquals(List.of(), graph("a", "gone").cycles());
        assertFalse(new Reach(graph("a", "gone")).needs("a", "gone"));
    }

    @Test
    void aChainOfAHundredThousandIsWalked() {
        Map<String, List<String>> chain = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            chain.put("t" + i, List.of("t" + (i + 1)));
        }
        assertEquals(List.of(), new Graph(chain).cycles());
        chain.put("t100000", List.of("t0"));
        assertEquals(100_002, new Graph(chain).cycles().getFirst().size());
    }

    @Test
    void whoNeedsWhomFromAfarIsKnown() {
        Reach reach = new Reach(graph("a", "b", "b", "c", "c", "", "d", "b"));
        assertTrue(reach.needs("a", "b") && reach.needs("a", "c") && reach.needs("d", "c"));
        assertFalse(reach.needs("c", "a") || reach.needs("a", "a") || reach.needs("a", "d") || reach.needs("x", "a"));
    }

    /** Against the plain way of asking, on random graphs without circles, written in any order. */
    @Test
    void reachIsWhatAWalkFinds() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(30);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                order.add(random.nextInt(order.size() + 1), i);
            }
            Map<String, List<String>> edges = new LinkedHashMap<>();
            for (int task : order) {
                TreeSet<String> needs = new TreeSet<>();
                for (int i = 0; i < 3 && task > 0; i++) {
                    needs.add("t" + random.nextInt(task));
                }
                edges.put("t" + task, List.copyOf(needs));
            }
            Reach reach = new Reach(new Graph(edges));
            for (String from : edges.keySet()) {
                for (String to : edges.keySet()) {
                    assertEquals(walk(edges, from, to), reach.needs(from, to), "seed " + seed + ": " + from + " to " + to);
                }
            }
        }
    }

    private static boolean walk(Map<String, List<String>> edges, String from, String to) {
        return edges.get(from).stream().anyMatch(next -> next.equals(to) || walk(edges, next, to));
    }

    private static Graph graph(String... pairs) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            edges.put(pairs[i], pairs[i + 1].isEmpty() ? List.of() : List.of(pairs[i + 1]));
        }
        return new Graph(edges);
    }
}
