package regie.rules;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The allowed arrows between modules: the drawing of ARCHITECTURE.md, as data.
 *
 * <p>A module may import what stands here, and what that is built on. To add a module, add its line;
 * to add an arrow, first ask whether the thing that is wanted belongs one floor lower.
 */
final class Walls {

    /** They look at the whole house; nothing leans on them but the program itself. */
    static final Set<String> WORKSHOP = Set.of("simulator", "bench", "rules");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("kernel", List.of()),
            entry("estate", List.of("kernel")),
            entry("engine", List.of("estate")),
            entry("runtime", List.of("kernel")),
            entry("protocol", List.of("kernel")),
            entry("actions", List.of("protocol")),
            entry("formats", List.of("estate", "engine", "actions")),
            entry("store", List.of("runtime", "formats")),
            entry("agent", List.of("actions", "protocol")),
            entry("server", List.of("store", "formats", "runtime", "engine", "estate", "actions", "protocol", "kernel")),
            entry("optimise", List.of("formats")),
            entry("cli", List.of("server", "agent", "formats", "engine", "optimise", "simulator", "bench")),
            entry("simulator", List.of()),
            entry("bench", List.of()),
            entry("rules", List.of()));

    private Walls() {}

    static boolean knows(String module) {
        return MAY_IMPORT.containsKey(module);
    }

    static boolean allows(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        if (to.equals("rules")) {
            return false;
        }
        return WORKSHOP.contains(from) || reachable(from).contains(to);
    }

    /** What a module is built on, directly or through others. */
    static Set<String> reachable(String module) {
        Set<String> found = new TreeSet<>();
        var next = new LinkedHashMap<String, Boolean>();
        next.put(module, true);
        while (!next.isEmpty()) {
            String at = next.firstEntry().getKey();
            next.remove(at);
            for (String to : MAY_IMPORT.getOrDefault(at, List.of())) {
                if (found.add(to)) {
                    next.put(to, true);
                }
            }
        }
        return found;
    }

    /** The module of a type of the house, {@code ""} for all others. */
    static String moduleOf(String className) {
        String[] parts = className.split("\\.", 3);
        return parts.length == 3 && parts[0].equals("regie") ? parts[1] : "";
    }
}
