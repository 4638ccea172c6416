package regie.optimise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.formats.yaml.YamlLimits;
import regie.formats.yaml.YamlReader;

/** Changes as a patch to the files of an estate, in the unified form that {@code patch -p1} and {@code git apply} take. */
public final class Patch {

    private static final int CONTEXT = 3;

    private Patch() {}

    /** @throws UncheckedIOException when the folder cannot be read */
    public static String of(Path folder, List<Change> changes) {
        Map<String, Change> byTask = new LinkedHashMap<>();
        changes.forEach(change -> byTask.put(change.plan() + "/" + change.task(), change));
        StringBuilder patch = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Patch::isYaml).sorted().toList()) {
                patch.append(of(folder.relativize(file).toString(), Files.readString(file), byTask));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return patch.toString();
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    static String of(String name, String text, Map<String, Change> byTask) {
        List<String> lines = List.of(text.split("\n", -1));
        TreeMap<Integer, List<String>> edits = new TreeMap<>();
        for (Node root : new YamlReader(new Report(), YamlLimits.STANDARD).read(name, text, 0)) {
            if (root instanceof Node.Mapping mapping && mapping.get("plan").orElse(null) instanceof Node.Scalar plan
                    && mapping.get("tasks").orElse(null) instanceof Node.Mapping tasks) {
                tasks.entries().values().forEach(task -> {
                    Change change = byTask.get(plan.text() + "/" + task.key());
                    if (change != null && task.value() instanceof Node.Mapping keys) {
                        edit(lines, keys, change, edits);
                    }
                });
            }
        }
        return edits.isEmpty() ? "" : "--- a/" + name + "\n+++ b/" + name + "\n" + hunks(lines, edits);
    }

    private static void edit(List<String> lines, Node.Mapping keys, Change change, TreeMap<Integer, List<String>> edits) {
        List<String> added = new ArrayList<>();
        change.priority().ifPresent(priority -> put(lines, keys, "priority", priority.toString(), edits, added));
        change.notBefore().ifPresent(after -> put(lines, keys, "not_before", text(after), edits, added));
        if (added.isEmpty()) {
            return;
        }
        int line = keys.at().line() - 1;
        int column = keys.at().column() - 1;
        List<String> now = new ArrayList<>(edits.getOrDefault(line, List.of(lines.get(line))));
        String first = now.getFirst();
        if (column < first.length() && first.charAt(column) == '{') {
            String rest = first.substring(column + 1);
            String comma = rest.stripLeading().startsWith("}") ? "" : ", ";
            now.set(0, first.substring(0, column + 1) + String.join(", ", added) + comma + rest);
        } else {
            added.reversed().forEach(key -> now.addFirst(" ".repeat(column) + key));
        }
        edits.put(line, now);
    }

    /** Where the key stands already its value is changed, else it is to be added. */
    private static void put(
            List<String> lines, Node.Mapping keys, String key, String value, TreeMap<Integer, List<String>> edits, List<String> added) {
        if (!(keys.get(key).orElse(null) instanceof Node.Scalar before)) {
            added.add(key + ": " + value);
            return;
        }
        int line = before.at().line() - 1;
        int from = before.at().column() - 1;
        int to = from + before.text().length() + 2 * Math.max(0, before.lead());
        List<String> now = new ArrayList<>(edits.getOrDefault(line, List.of(lines.get(line))));
        String last = now.getLast();
        now.set(now.size() - 1, last.substring(0, from) + value + last.substring(Math.min(to, last.length())));
        edits.put(line, now);
    }

    /** As the language writes durations. */
    static String text(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return java.math.BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
        }
        StringBuilder text = new StringBuilder();
        long hours = duration.toHours();
        text.append(hours > 0 ? hours + "h" : "");
        text.append(duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "");
        text.append(duration.toSecondsPart() > 0 || text.isEmpty() ? duration.toSecondsPart() + "s" : "");
        return text.toString();
    }

    private static String hunks(List<String> lines, TreeMap<Integer, List<String>> edits) {
        StringBuilder text = new StringBuilder();
        List<Integer> left = new ArrayList<>(edits.keySet());
        int shift = 0;
        while (!left.isEmpty()) {
            int from = Math.max(0, left.getFirst() - CONTEXT);
            int to = left.removeFirst() + CONTEXT;
            while (!left.isEmpty() && left.getFirst() - CONTEXT <= to + 1) {
                to = left.removeFirst() + CONTEXT;
            }
            // The empty text after the last line's end is no line.
            int last = Math.min(to, lines.getLast().isEmpty() ? lines.size() - 2 : lines.size() - 1);
            StringBuilder body = new StringBuilder();
            int grown = 0;
            for (int i = from; i <= last; i++) {
                List<String> edit = edits.get(i);
                if (edit == null) {
                    body.append(' ').append(lines.get(i)).append('\n');
                    continue;
                }
                boolean keeps = edit.getLast().equals(lines.get(i));
                body.append(keeps ? "" : "-" + lines.get(i) + "\n");
                for (int n = 0; n < edit.size(); n++) {
                    body.append(keeps && n == edit.size() - 1 ? ' ' : '+').append(edit.get(n)).append('\n');
                }
                grown += edit.size() - 1;
            }
            int count = last - from + 1;
            text.append("@@ -").append(from + 1).append(',').append(count).append(" +").append(from + 1 + shift).append(',')
                    .append(count + grown).append(" @@\n").append(body);
            shift += grown;
        }
        return text.toString();
    }
}
