package regie.formats.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The data that lie beside the project, where they do. */
public final class Shared {

    private static final Path ROOT = Path.of(System.getProperty("regie.root", "..")).resolve("../shared/data").normalize();

    private Shared() {}

    /** A folder or file of the data; the test is skipped, saying so, where it is missing. */
    public static Path data(String path) {
        Path found = ROOT.resolve(path);
        Path beside = Path.of("..", "..", "..", "shared", "data").resolve(path).normalize();
        Path there = Files.exists(found) ? found : beside;
        Assumptions.assumeTrue(Files.exists(there), "no data at " + found.toAbsolutePath());
        return there;
    }

    /** Every file below a folder, under its path from there. */
    public static List<SourceFile> files(String path) {
        Path root = data(path);
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new SourceFile(root.relativize(file).toString(), Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return files;
    }

    /** The cells of a line of CSV. */
    public static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
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
