package regie.agent.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import regie.agent.files.AgentFolder;
import regie.agent.files.AttemptFiles;
import regie.agent.loop.Log;

/** Takes away what attempts left behind once nothing of it has changed for seven days. Looks every hour. */
final class OutputRetention {

    static final Duration KEPT = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofHours(1);

    private final AgentFolder folder;

    OutputRetention(AgentFolder folder) {
        this.folder = folder;
    }

    void start() {
        Thread.ofPlatform().daemon().name("retention").start(() -> {
            try {
                while (true) {
                    sweep(Instant.now().minus(KEPT));
                    Thread.sleep(EVERY);
                }
            } catch (InterruptedException never) {
                throw new IllegalStateException("the thread of retention is not to be interrupted", never);
            }
        });
    }

    void sweep(Instant before) {
        try (DirectoryStream<Path> buckets = Files.newDirectoryStream(folder.attempts())) {
            for (Path bucket : buckets) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(bucket)) {
                    for (Path entry : entries) {
                        sweepOne(entry, before);
                    }
                }
            }
        } catch (IOException refused) {
            Log.say("old outputs could not be taken away: " + refused.getMessage());
        }
    }

    /** Nothing of an attempt that still has its raw output goes, however old: it may be running. */
    private static void sweepOne(Path entry, Instant before) throws IOException {
        String name = entry.getFileName().toString();
        String attempt = name.substring(0, name.indexOf(AttemptFiles.SEPARATOR) + 1);
        if (Files.getLastModifiedTime(entry).toInstant().isAfter(before) || Files.exists(entry.resolveSibling(attempt + "output"))) {
            return;
        }
        try (Stream<Path> tree = Files.walk(entry)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
