package regie.server.links;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.Optional;
import regie.kernel.Problem;
import regie.kernel.Text;
import regie.protocol.ToServer;

/** One reading of an attempt's output, chunk by chunk as the agent sends them. */
public final class OutputReading implements AutoCloseable {

    /** 64 chunks of at most 256 KiB: what a slow reader may leave lying before it is cut off. */
    private static final int CHUNKS_MAX = 64;

    private final BlockingQueue<ToServer.OutputChunk> chunks = new LinkedBlockingQueue<>(CHUNKS_MAX + 1);
    private final ToServer.OutputChunk ending;
    private final Runnable stop;

    OutputReading(ToServer.OutputChunk ending, Runnable stop) {
        this.ending = ending;
        this.stop = stop;
    }

    /** @return false when the reader is too slow and must be cut off */
    boolean offer(ToServer.OutputChunk chunk) {
        if (chunks.size() >= CHUNKS_MAX) {
            cut(new LinkProblem.ReaderTooSlow());
            return false;
        }
        return chunks.offer(chunk);
    }

    void cut(Problem problem) {
        Text sentence = problem.sentence();
        while (!chunks.offer(new ToServer.OutputChunk(ending.request(), ending.attempt(), -1, new byte[0], true, Optional.of(sentence)))) {
            chunks.poll();
        }
    }

    /** The next chunk, or nothing after that time (so that a quiet stream can be kept alive). */
    public Optional<ToServer.OutputChunk> next(long millis) {
        try {
            return Optional.ofNullable(chunks.poll(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.of(ending);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
