package regie.agent.loop;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import regie.protocol.wire.FrameChannel;

/** The sending side of a link: a thread that writes what is queued, and flushes when nothing more is. */
public final class Outbox<I, O> {

    private sealed interface Item<O> {
        record Message<O>(O message) implements Item<O> {}

        record End<O>() implements Item<O> {}
    }

    private final Inbox<Item<O>> queue = new Inbox<>();
    private final FrameChannel<I, O> channel;
    private final Thread thread;

    public Outbox(String name, FrameChannel<I, O> channel) {
        this.channel = channel;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    public void send(O message) {
        queue.add(new Item.Message<>(message));
    }

    public int waiting() {
        return queue.size();
    }

    /** Sends what is queued, then closes the link. Waits a little for that. */
    public void close() {
        queue.add(new Item.End<>());
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
            channel.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyBroken) {
            // closed either way
        }
    }

    /** Closes the link at once; what is queued is lost. */
    public void drop() {
        try {
            queue.add(new Item.End<>());
            channel.close();
        } catch (IOException alreadyBroken) {
            // closed either way
        }
    }

    private void run() {
        try {
            while (true) {
                Item<O> item = queue.next();
                if (!(item instanceof Item.Message<O> message)) {
                    return;
                }
                channel.write(message.message());
                if (queue.isDry()) {
                    channel.flush();
                }
            }
        } catch (IOException broken) {
            drop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            flush();
        }
    }

    private void flush() {
        try {
            channel.flush();
        } catch (IOException broken) {
            // the reader sees the end of the link
        }
    }
}
