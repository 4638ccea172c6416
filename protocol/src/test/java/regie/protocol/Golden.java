package regie.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares lines with a file of the test's resources. To write the file anew after a wanted change,
 * run the test with {@code -Dgolden.write=true} and read the difference before it is committed.
 */
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/regie/protocol");

    private Golden() {}

    public static void check(String name, List<String> lines) throws IOException {
        Path file = ROOT.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", lines), name);
    }
}
