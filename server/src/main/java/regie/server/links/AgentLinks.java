package regie.server.links;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Problem;
import regie.protocol.ProductionClock;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.wire.Frame;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.FrameProblem;
import regie.protocol.wire.Wire;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;

/**
 * Where agents connect. A link is let in with the right token, for a declared host, and only while
 * this server writes; the newest link of a host replaces the one before.
 *
 * <p>What is sent to a host without a link is dropped: when its agent joins, the engine sees from
 * the inventory what is not known there, and everything that is still wanted comes again.
 */
public final class AgentLinks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgentLinks.class);
    private static final Wire<ToServer> IN = Wire.of(ToServer.class);
    private static final Wire<ToAgent> OUT = Wire.of(ToAgent.class);
    private static final int CHUNK_BYTES = 512 * 1024;
    private static final int GREETING_MILLIS = 10_000;
    /** Links beyond so many are served by virtual threads. */
    private static final int THREADS_OF_THEIR_OWN = 64;

    private final ServerSocket listener;
    private final byte[] token;
    private final LinkLimits limits;
    private final InstantSource machine;
    private final Supplier<ProductionClock> clock;
    private final Function<HostName, Optional<? extends Problem>> admission;
    private final AgentNews news;
    private final Bundles bundles;
    private final Map<HostName, AgentLink> links = new ConcurrentHashMap<>();
    private final Map<HostName, Instant> missed = new ConcurrentHashMap<>();
    private final Map<String, OutputReading> readings = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final Thread watcher;
    private volatile boolean closed;

    /**
     * @param admission why an agent of that host is not let in now, if so
     * @throws StartRefused when the port is taken
     */
    public AgentLinks(
            InetAddress bind, int port, String token, LinkLimits limits, InstantSource machine, Supplier<ProductionClock> clock,
            Function<HostName, Optional<? extends Problem>> admission, AgentNews news, Bundles bundles) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.limits = limits;
        this.machine = machine;
        this.clock = clock;
        this.admission = admission;
        this.news = news;
        this.bundles = bundles;
        try {
            this.listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(bind, port), 256);
        } catch (IOException taken) {
            throw new StartRefused(new StartProblem.PortInUse(bind.getHostAddress(), port));
        }
        Thread.ofVirtual().name("agents-accept").start(this::accept);
        this.watcher = Thread.ofVirtual().name("agents-watch").start(this::watch);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Sends, after the commit only; without a link it is dropped. */
    public void send(HostName host, ToAgent message) {
        AgentLink link = links.get(host);
        if (link != null) {
            link.send(message);
        }
    }

    /** Sends to every agent that is linked now. */
    public void sendAll(ToAgent message) {
        links.values().forEach(link -> link.send(message));
    }

    public List<AgentCard> cards() {
        return links.values().stream().map(AgentLink::card).sorted((a, b) -> a.host().compareTo(b.host())).toList();
    }

    public boolean linked(HostName host) {
        return links.containsKey(host);
    }

    /** These hosts should have an agent by what is known from before; they count as lost unless they join in time. */
    public void expect(Collection<HostName> hosts) {
        Instant now = machine.instant();
        hosts.stream().filter(host -> !links.containsKey(host)).forEach(host -> missed.putIfAbsent(host, now));
    }

    /** This server does not write any more: its agents go to the one that does. */
    public void dismissAll() {
        missed.clear();
        links.values().forEach(AgentLink::close);
    }

    /**
     * Reads an output from an offset on, at most {@code max} bytes, or to its end as it grows.
     * The reader closes what it gets.
     */
    public OutputReading read(HostName host, AttemptId attempt, long offset, long max, boolean follow) {
        String request = "r" + requests.incrementAndGet();
        var ending = new ToServer.OutputChunk(request, attempt, -1, new byte[0], true, Optional.empty());
        OutputReading reading = new OutputReading(ending, () -> {
            if (readings.remove(request) != null) {
                send(host, new ToAgent.StopReading(request));
            }
        });
        readings.put(request, reading);
        AgentLink link = links.get(host);
        if (link == null) {
            reading.cut(new LinkProblem.AgentAway(host.value()));
        } else {
            link.send(new ToAgent.ReadOutput(request, attempt, offset, max, follow));
        }
        return reading;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                ofItsOwn("agent-link", () -> serve(socket));
            } catch (IOException broken) {
                if (!closed) {
                    LOG.warn("A connection of an agent could not be accepted ({}); it will try again", broken.getMessage());
                }
            }
        }
    }

    /**
     * Starts and ends of tasks must not wait behind a page that is being made: the few carriers of virtual threads are shared with
     * those. Where hosts are many, memory counts for more than half a millisecond.
     */
    private Thread ofItsOwn(String name, Runnable work) {
        Thread.Builder builder = links.size() < THREADS_OF_THEIR_OWN ? Thread.ofPlatform().daemon(true) : Thread.ofVirtual();
        return builder.name(name).start(work);
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(GREETING_MILLIS);
            var channel = new FrameChannel<>(socket.getInputStream(), socket.getOutputStream(), socket, IN, OUT);
            if (!(channel.read() instanceof Frame.Message<ToServer>(ToServer.Hello hello))) {
                return;
            }
            Optional<? extends Problem> refusal = refusal(hello);
            if (refusal.isPresent()) {
                channel.send(new ToAgent.Refused(refusal.get().code(), refusal.get().sentence()));
                return;
            }
            socket.setSoTimeout(0);
            channel.send(new ToAgent.Welcome(limits.heartbeat(), clock.get()));
            stayWith(new AgentLink(hello, channel, machine, limits.queueMax()));
        } catch (IOException broken) {
            LOG.debug("A link to an agent broke while it was made: {}", broken.getMessage());
        }
    }

    private Optional<? extends Problem> refusal(ToServer.Hello hello) {
        if (!MessageDigest.isEqual(token, hello.token().getBytes(StandardCharsets.UTF_8))) {
            LOG.warn("An agent that calls itself {} came with a wrong token and was refused", hello.host());
            return Optional.of(new LinkProblem.AgentTokenWrong(hello.host().value()));
        }
        if (hello.version() != ToServer.VERSION) {
            return Optional.of(new LinkProblem.AgentVersionUnknown(hello.version(), ToServer.VERSION));
        }
        return admission.apply(hello.host());
    }

    private void stayWith(AgentLink link) {
        HostName host = link.hello().host();
        AgentLink before = links.put(host, link);
        if (before != null) {
            before.close();
        }
        missed.remove(host);
        LOG.info("The agent of {} is linked (incarnation {})", host, link.hello().incarnation());
        Thread writer = ofItsOwn("agent-write", link::writeOut);
        try {
            link.readIn(news, new Mail());
        } finally {
            link.close();
            writer.interrupt();
            if (links.remove(host, link) && !closed) {
                missed.put(host, machine.instant());
                LOG.info("The link to the agent of {} has ended; it counts as lost in {}", host, limits.lostAfter());
            }
        }
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(limits.heartbeat().dividedBy(2));
                Instant oldest = machine.instant().minus(limits.lostAfter());
                for (AgentLink link : links.values()) {
                    if (link.lastHeard().isBefore(oldest)) {
                        LOG.warn("Nothing was heard of the agent of {} for {}; its link is closed", link.hello().host(),
                                limits.lostAfter());
                        link.close();
                    }
                }
                List<HostName> lost = new ArrayList<>();
                missed.forEach((host, since) -> {
                    if (since.isBefore(oldest) && missed.remove(host, since) && !links.containsKey(host)) {
                        lost.add(host);
                    }
                });
                lost.forEach(news::lost);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            LOG.debug("The agents' listener was closed already", alreadyGone);
        }
        links.values().forEach(AgentLink::close);
    }

    private final class Mail implements LinkMail {

        @Override
        public void output(ToServer.OutputChunk chunk) {
            OutputReading reading = readings.get(chunk.request());
            if (reading == null) {
                return;
            }
            if (!reading.offer(chunk)) {
                reading.close();
            } else if (chunk.last()) {
                readings.remove(chunk.request());
            }
        }

        @Override
        public void bundleWanted(AgentLink link, String hash) {
            Optional<byte[]> archive = bundles.find(hash);
            if (archive.isEmpty()) {
                link.send(new ToAgent.BundleMissing(hash));
                return;
            }
            byte[] bytes = archive.get();
            int offset = 0;
            do {
                int end = Math.min(bytes.length, offset + CHUNK_BYTES);
                link.send(new ToAgent.BundleChunk(hash, offset, Arrays.copyOfRange(bytes, offset, end), end == bytes.length));
                offset = end;
            } while (offset < bytes.length);
        }

        @Override
        public void wrong(HostName host, FrameProblem problem) {
            LOG.warn("The agent of {} sent something that cannot be read: {}", host, problem.sentence().en());
        }
    }
}
