package regie.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** For root an embedded cluster lies outside of the test's own folder; a test that has ended takes it away. */
final class ClusterHome {

    private ClusterHome() {}

    static void remove(Path postgres) {
        Path identity = postgres.resolve("cluster.properties");
        if (!Files.exists(identity)) {
            return;
        }
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(identity)) {
            words.load(reader);
            Path home = Path.of("/var/lib/regie", words.getProperty("id"));
            if (!words.getProperty("id").isEmpty() && Files.isDirectory(home)) {
                List<Path> all;
                try (Stream<Path> tree = Files.walk(home)) {
                    all = tree.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path each : all) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
