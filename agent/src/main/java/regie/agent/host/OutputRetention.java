package regie.agent.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import regie.agent.files.AgentFolder;
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
                try (DirectoryStream<Path> attempts = Files.newDirectoryStream(bucket)) {
                    for (Path attempt : attempts) {
                        sweepOne(attempt, before);
                    }
                }
            }
        } catch (IOException refused) {
            Log.say("old outputs could not be taken away: " + refused.getMessage());
        }
    }

    /** A running attempt has its raw output there, however old: it stays. */
    private static void sweepOne(Path attempt, Instant before) throws IOException {
        FileTime changed = Files.getLastModifiedTime(attempt);
        if (changed.toInstant().isAfter(before) || Files.exists(attempt.resolve("output"))) {
            return;
        }
        try (Stream<Path> tree = Files.walk(attempt)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
