package regie.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import regie.kernel.AttemptId;
import regie.kernel.Value;
import regie.protocol.ProductionClock;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.wire.Frame;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.Wire;

/** The server's side of the link, for tests: it welcomes every agent, keeps what it hears, and says what it is told to. */
final class FakeServer implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerSocket door;
    private final List<ToServer> heard = new ArrayList<>();
    private final Map<AttemptId, ToServer.Ended> ends = new LinkedHashMap<>();
    private final Map<AttemptId, ToServer.Ended> firstEnds = new LinkedHashMap<>();
    private Optional<FrameChannel<ToServer, ToAgent>> link = Optional.empty();
    private Optional<ToServer.Hello> hello = Optional.empty();
    private boolean complete;
    private boolean mute;
    private ProductionClock clock = ProductionClock.real();

    FakeServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("127.0.0.1", door.getLocalPort());
    }

    synchronized void useClock(ProductionClock next) {
        clock = next;
    }

    /** From now on heartbeats are answered, or not. */
    synchronized void mute(boolean silent) {
        mute = silent;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                FrameChannel<ToServer, ToAgent> channel = new FrameChannel<>(socket.getInputStream(), socket.getOutputStream(),
                        socket, Wire.of(ToServer.class), Wire.of(ToAgent.class));
                Thread.ofVirtual().start(() -> listen(channel));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(FrameChannel<ToServer, ToAgent> channel) {
        while (channel.read() instanceof Frame.Message<ToServer>(ToServer message)) {
            hear(channel, message);
        }
        synchronized (this) {
            if (link.isPresent() && link.get() == channel) {
                link = Optional.empty();
                notifyAll();
            }
        }
    }

    private synchronized void hear(FrameChannel<ToServer, ToAgent> channel, ToServer message) {
        switch (message) {
            case ToServer.Hello greeting -> {
                hello = Optional.of(greeting);
                link = Optional.of(channel);
                complete = false;
                send(new ToAgent.Welcome(Duration.ofMillis(500), clock));
            }
            case ToServer.Ended ended -> end(ended);
            case ToServer.Inventory page -> {
                page.ended().forEach(this::end);
                complete |= page.last();
            }
            case ToServer.Started started -> { }
            case ToServer.Heartbeat heartbeat -> {
                if (!mute) {
                    send(new ToAgent.Heard());
                }
            }
            case ToServer.OutputChunk chunk -> { }
            case ToServer.BundleWanted wanted -> { }
        }
        heard.add(message);
        notifyAll();
    }

    private void end(ToServer.Ended ended) {
        ends.put(ended.attempt(), ended);
        firstEnds.putIfAbsent(ended.attempt(), ended);
    }

    /** What a journal would hold: of an attempt that is told several times the first end. */
    synchronized Map<AttemptId, ToServer.Ended> firstEnds() {
        return new LinkedHashMap<>(firstEnds);
    }

    synchronized boolean isAlone() {
        return link.isEmpty();
    }

    synchronized void send(ToAgent message) {
        link.ifPresent(channel -> {
            try {
                channel.send(message);
            } catch (IOException gone) {
                // as on a real link: lost
            }
        });
    }

    /** Waits until something is true of what was heard. */
    synchronized <T> T await(String what, Function<FakeServer, Optional<T>> look) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> found = look.apply(this);
            if (found.isPresent()) {
                return found.get();
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("after " + PATIENCE + " still no " + what + "; heard last: "
                        + heard.subList(Math.max(0, heard.size() - 5), heard.size()));
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    ToServer.Hello awaitAgent() throws InterruptedException {
        return await("agent with its inventory", server -> server.link.isPresent() && server.complete ? server.hello : Optional.empty());
    }

    ToServer.Ended awaitEnd(AttemptId attempt) throws InterruptedException {
        return await("end of " + attempt, server -> Optional.ofNullable(server.ends.get(attempt)));
    }

    void awaitEnds(int count) throws InterruptedException {
        await(count + " ends", server -> server.ends.size() >= count ? Optional.of(true) : Optional.empty());
    }

    <M extends ToServer> M await(Class<M> type, Predicate<M> which) throws InterruptedException {
        return await(type.getSimpleName(), server -> server.heard.stream().filter(type::isInstance).map(type::cast)
                .filter(which).findFirst());
    }

    synchronized Map<AttemptId, ToServer.Ended> ends() {
        return new LinkedHashMap<>(ends);
    }

    synchronized List<ToServer> heard() {
        return new ArrayList<>(heard);
    }

    synchronized void forgetWhatWasHeard() {
        heard.clear();
        ends.clear();
    }

    /** The kept or live output, whole. */
    byte[] output(AttemptId attempt, boolean follow) throws InterruptedException {
        String request = "r" + System.nanoTime();
        send(new ToAgent.ReadOutput(request, attempt, 0, Long.MAX_VALUE, follow));
        await(ToServer.OutputChunk.class, chunk -> chunk.request().equals(request) && chunk.last());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ToServer message : heard()) {
            if (message instanceof ToServer.OutputChunk chunk && chunk.request().equals(request)) {
                all.writeBytes(chunk.data());
            }
        }
        return all.toByteArray();
    }

    ToAgent.Start start(AttemptId attempt, String script) {
        return start(attempt, script, Optional.empty(), ToAgent.Start.OUTPUT_LIMIT);
    }

    ToAgent.Start start(AttemptId attempt, String script, Optional<Duration> timeout, long outputLimit) {
        return new ToAgent.Start(attempt, 1, hello.orElseThrow().incarnation(), "run", Value.of(script),
                Map.of("REGIE_DATE", "2026-05-15"), Optional.empty(), Optional.empty(), timeout, Duration.ofMillis(700),
                Optional.empty(), outputLimit, List.of());
    }

    /** Sends a start with the usual settings. */
    AttemptId run(String name, String script) {
        AttemptId attempt = attempt(name);
        send(start(attempt, script));
        return attempt;
    }

    static AttemptId attempt(String name) {
        return AttemptId.parse("night@2026-05-15/" + name + "#1").orElseThrow();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
