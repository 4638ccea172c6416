package regie.protocol.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A link that carries messages of two families: frames of four bytes of length (big-endian) and
 * JSON. One thread reads; any thread may write. Works on every pair of streams: TCP, Unix sockets,
 * memory.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class FrameChannel<I, O> implements Closeable {

    /** The longest frame, either way. */
    public static final int MOST_BYTES = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Wire<I> incoming;
    private final Wire<O> outgoing;
    private final Closeable link;
    private final ReentrantLock writing = new ReentrantLock();

    /** @param link what to close when this closes: the socket */
    public FrameChannel(InputStream in, OutputStream out, Closeable link, Wire<I> incoming, Wire<O> outgoing) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.link = link;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** Waits for the next frame. A broken link reads as its end: whoever reads reconnects either way. */
    public Frame<I> read() {
        try {
            int length = in.readInt();
            if (length < 0 || length > MOST_BYTES) {
                return new Frame.Wrong<>(new FrameProblem.FrameTooLong(Integer.toUnsignedLong(length)));
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                return new Frame.End<>();
            }
            return incoming.read(bytes);
        } catch (EOFException closed) {
            return new Frame.End<>();
        } catch (IOException broken) {
            return new Frame.End<>();
        }
    }

    /** Writes and flushes one message. */
    public void send(O message) throws IOException {
        write(message);
        flush();
    }

    /**
     * Writes a message into the buffer; {@link #flush} sends it. Whoever has several to send saves
     * a system call for each.
     *
     * @throws IllegalArgumentException for a message longer than {@link #MOST_BYTES}: a bug, since
     *     every message has its own smaller limits
     */
    public void write(O message) throws IOException {
        byte[] bytes = outgoing.write(message);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("a frame of " + bytes.length + " bytes: " + message.getClass());
        }
        writing.lock();
        try {
            out.writeInt(bytes.length);
            out.write(bytes);
        } finally {
            writing.unlock();
        }
    }

    public void flush() throws IOException {
        writing.lock();
        try {
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
