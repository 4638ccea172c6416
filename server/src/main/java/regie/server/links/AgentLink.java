package regie.server.links;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.wire.Frame;
import regie.protocol.wire.FrameChannel;

/**
 * One welcomed agent's link. Whoever sends only queues; one thread writes all that has gathered and
 * flushes once, so that a burst of starts costs one system call.
 */
final class AgentLink implements Closeable {

    private static final int BATCH_MAX = 512;

    private final ToServer.Hello hello;
    private final FrameChannel<ToServer, ToAgent> channel;
    private final InstantSource machine;
    private final BlockingQueue<ToAgent> outgoing;
    private final List<RunningAttempt> running = new ArrayList<>();
    private final List<ToServer.Ended> ended = new ArrayList<>();
    private volatile Instant lastHeard;
    private volatile int alive;
    private volatile boolean closed;

    AgentLink(ToServer.Hello hello, FrameChannel<ToServer, ToAgent> channel, InstantSource machine, int queueMax) {
        this.hello = hello;
        this.channel = channel;
        this.machine = machine;
        this.outgoing = new LinkedBlockingQueue<>(queueMax);
        this.lastHeard = machine.instant();
    }

    ToServer.Hello hello() {
        return hello;
    }

    Instant lastHeard() {
        return lastHeard;
    }

    AgentCard card() {
        return new AgentCard(hello.host(), hello.incarnation(), hello.slots(), hello.facts(), lastHeard, alive);
    }

    /** Queues a message; a full queue means that the agent does not read, and closes the link. */
    void send(ToAgent message) {
        if (!closed && !outgoing.offer(message)) {
            close();
        }
    }

    /** Writes until the link closes; run by a thread of its own. */
    void writeOut() {
        List<ToAgent> batch = new ArrayList<>(BATCH_MAX);
        try {
            while (!closed) {
                batch.add(outgoing.take());
                outgoing.drainTo(batch, BATCH_MAX - 1);
                for (ToAgent message : batch) {
                    channel.write(message);
                }
                channel.flush();
                batch.clear();
            }
        } catch (IOException broken) {
            close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until the link ends; run by the connection's thread. */
    void readIn(AgentNews news, LinkMail mail) {
        while (true) {
            switch (channel.read()) {
                case Frame.Message<ToServer>(ToServer message) -> {
                    lastHeard = machine.instant();
                    take(message, news, mail);
                }
                case Frame.Wrong<ToServer>(var problem) -> {
                    mail.wrong(hello.host(), problem);
                    if (problem instanceof regie.protocol.wire.FrameProblem.FrameTooLong) {
                        return;
                    }
                }
                case Frame.End<ToServer> end -> {
                    return;
                }
            }
        }
    }

    private void take(ToServer message, AgentNews news, LinkMail mail) {
        switch (message) {
            case ToServer.Hello again -> { }
            case ToServer.Inventory page -> takeInventory(page, news);
            case ToServer.Started started -> news.started(hello.host(), started.attempt());
            case ToServer.Ended end -> news.ended(hello.host(), end);
            case ToServer.Heartbeat beat -> {
                alive = beat.running();
                send(new ToAgent.Heard());
            }
            case ToServer.OutputChunk chunk -> mail.output(chunk);
            case ToServer.BundleWanted wanted -> mail.bundleWanted(this, wanted.hash());
        }
    }

    private void takeInventory(ToServer.Inventory page, AgentNews news) {
        if (page.page() == 0) {
            running.clear();
            ended.clear();
        }
        running.addAll(page.running());
        ended.addAll(page.ended());
        if (page.last()) {
            news.joined(hello.host(), hello.incarnation(), List.copyOf(running), List.copyOf(ended));
            running.clear();
            ended.clear();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
