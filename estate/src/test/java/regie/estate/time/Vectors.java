package regie.estate.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of other projects that lie beside the project, and the list of those argued away. */
final class Vectors {

    private static final Path ROOT =
            Path.of(System.getProperty("regie.root", "..")).toAbsolutePath().normalize();

    private Vectors() {}

    /** A file of {@code data/cron}, or by its folder. */
    static Path file(String name) {
        return ROOT.resolveSibling("shared").resolve("data").resolve(name.contains("/") ? name : "cron/" + name);
    }

    static boolean missing(String name) {
        if (!Files.exists(file(name))) {
            System.out.println("skipped: " + name + " is not beside the project");
            return true;
        }
        return false;
    }

    /** Rows as column name to value; quoted commas are kept. */
    static List<Map<String, String>> csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            List<String> cells = cells(line);
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    /** Case id to the reason why its own project's rule is not this dialect's. */
    static Map<String, String> differences() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Map<String, String> row : csv(Path.of("src/test/resources/cron/differences.csv"))) {
            reasons.put(row.get("id"), row.get("why"));
        }
        return reasons;
    }

    static List<Map<String, String>> rows(String name) {
        try {
            return missing(name) ? List.of() : csv(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
