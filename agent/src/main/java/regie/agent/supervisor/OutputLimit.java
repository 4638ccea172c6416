package regie.agent.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import regie.agent.files.AgentFolder;
import regie.agent.files.AttemptFiles;
import regie.agent.files.Cut;
import regie.agent.loop.Log;
import regie.agent.posix.Posix;
import regie.kernel.AttemptId;

/**
 * Keeps endless outputs from filling the disk: while a process writes more than its limit, the
 * middle of its file is given back to the disk, so that head and tail remain. The process notices
 * nothing, and if this supervisor dies it just goes on writing.
 */
final class OutputLimit {

    private static final long PAUSE = Duration.ofMillis(100).toMillis();

    private static final class Watched {
        private final AttemptFiles files;
        private final long limit;
        private long cutTo;

        Watched(AttemptFiles files, long limit) {
            this.files = files;
            this.limit = limit;
        }
    }

    private final AgentFolder folder;
    private final Map<AttemptId, Watched> watched = new ConcurrentHashMap<>();

    OutputLimit(AgentFolder folder) {
        this.folder = folder;
        Thread.ofPlatform().daemon().name("output-limit").start(this::run);
    }

    void watch(AttemptId attempt, long limit) {
        watched.put(attempt, new Watched(folder.of(attempt), limit));
    }

    void leave(AttemptId attempt) {
        watched.remove(attempt);
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PAUSE + watched.size() / 20);
            } catch (InterruptedException never) {
                throw new IllegalStateException("the thread of limits is not to be interrupted", never);
            }
            watched.forEach((attempt, one) -> {
                try {
                    cut(one);
                } catch (NoSuchFileException notYet) {
                    // its process is being started, or its output is being stored
                } catch (IOException refused) {
                    watched.remove(attempt, one);
                    Log.say("the output of " + attempt + " is over its limit and cannot be cut on this file system: " + refused);
                }
            });
        }
    }

    private static void cut(Watched one) throws IOException {
        Optional<Cut> wanted = Cut.of(Files.size(one.files.output()), one.limit);
        if (wanted.isPresent() && wanted.get().to() > one.cutTo) {
            Cut cut = wanted.get();
            cut.write(one.files.cut());
            Posix.punchHole(one.files.output(), Math.max(cut.from(), one.cutTo), cut.to());
            one.cutTo = cut.to();
        }
    }
}
