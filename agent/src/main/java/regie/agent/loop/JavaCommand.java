package regie.agent.loop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a program of Régie starts another one: the same Java, the same class path, the same AOT cache. */
public final class JavaCommand {

    /** One arena for all threads: with glibc's several, an idle program holds ten megabytes more. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    private JavaCommand() {}

    /** @param heap such as {@code 48m} */
    public static List<String> of(Class<?> main, String heap) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + heap);
        words.add("-Xms8m");
        words.add("-Xss512k");
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-XX:-UsePerfData");
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(cacheFlags());
        words.add("-cp");
        words.add(classPath());
        words.add(main.getName());
        return words;
    }

    /** Whether every jar and folder of this program was there, as it is now, at that instant. */
    public static boolean isProgramOlderThan(Instant at) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(File::new)
                .allMatch(entry -> entry.lastModified() < at.toEpochMilli());
    }

    /** Absolute, since the other program starts in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }

    /** The AOT cache that this very program was started with, since it fits the same class path. */
    private static List<String> cacheFlags() {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            return Stream.of(new String(line, StandardCharsets.UTF_8).split("\0"))
                    .filter(word -> word.startsWith("-XX:AOTCache=")).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
