package regie.bench.spawn;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import regie.agent.LocalAgent;
import regie.bench.real.TemporaryFolder;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.ProductionClock;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.server.links.AgentLinks;
import regie.server.links.AgentNews;
import regie.server.links.LinkLimits;

/**
 * A real agent and its supervisor, each in its own process, at the end of a real link, with a server
 * that keeps no journal: what the attempt protocol costs by itself.
 */
final class AgentRate implements AgentNews {

    private static final HostName HOST = new HostName("local");
    private static final RunId RUN = RunId.of(new PlanName("spawn"), LocalDate.parse("2026-11-23"), 1);
    private static final int IN_FLIGHT = 64;
    private static final int SLOTS = 200;
    private static final long MINUTES_MAX = 5;

    private final int attempts;
    private final CountDownLatch joined = new CountDownLatch(1);
    private final CountDownLatch warm;
    private final CountDownLatch done;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private volatile String incarnation = "";
    private volatile AgentLinks links;

    private AgentRate(int attempts) {
        this.attempts = 2 * attempts;
        this.warm = new CountDownLatch(attempts);
        this.done = new CountDownLatch(2 * attempts);
    }

    /** Attempts of {@code /bin/true} a second; as many before warm the two programs up and are not counted. */
    static double perSecond(int attempts) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            return new AgentRate(attempts).measure(folder.path());
        }
    }

    private double measure(Path folder) throws Exception {
        Path token = Files.writeString(Files.createDirectories(folder).resolve("token"), "bench");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ProductionClock clock = ProductionClock.real();
        try (AgentLinks listening = new AgentLinks(loopback, 0, "bench", LinkLimits.DEFAULT, InstantSource.system(),
                () -> clock, host -> Optional.empty(), this, hash -> Optional.empty())) {
            links = listening;
            Process agent = new LocalAgent(folder.resolve("agent"), List.of(new InetSocketAddress(loopback, listening.port())),
                    HOST.value(), token, SLOTS).start();
            try {
                return run();
            } finally {
                listening.send(HOST, new ToAgent.Shutdown(true));
                if (!agent.waitFor(20, TimeUnit.SECONDS)) {
                    agent.destroyForcibly().waitFor();
                }
            }
        }
    }

    private double run() throws InterruptedException {
        if (!joined.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the agent did not join within a minute");
        }
        for (int i = 0; i < Math.min(IN_FLIGHT, attempts); i++) {
            startNext();
        }
        warm.await();
        long left = done.getCount();
        long began = System.nanoTime();
        if (!done.await(MINUTES_MAX, TimeUnit.MINUTES)) {
            throw new IllegalStateException(done.getCount() + " attempts have not ended within " + MINUTES_MAX + " minutes");
        }
        if (wrong.get() > 0) {
            throw new IllegalStateException(wrong.get() + " attempts did not end with 0");
        }
        return left * 1e9 / (System.nanoTime() - began);
    }

    private void startNext() {
        int number = next.getAndIncrement();
        if (number < attempts) {
            AttemptId attempt = new AttemptId(new TaskId(RUN, "t" + number), 1);
            links.send(HOST, new ToAgent.Start(attempt, 1, incarnation, "exec",
                    new Value.Items(List.of(Value.of("/bin/true"))), Map.of("REGIE_DATE", "2026-11-23"), Optional.empty(),
                    Optional.empty(), Optional.empty(), Duration.ofSeconds(10), Optional.empty(),
                    ToAgent.Start.OUTPUT_LIMIT, List.of()));
        }
    }

    @Override
    public void joined(HostName host, String asked, List<RunningAttempt> running, List<ToServer.Ended> ended) {
        incarnation = asked;
        joined.countDown();
    }

    @Override
    public void started(HostName host, RunningAttempt attempt) {
        // Only attempts that live longer than 200 ms say so.
    }

    @Override
    public void ended(HostName host, ToServer.Ended end) {
        if (!(end.result() instanceof AttemptResult.Exited exited && exited.code() == 0)) {
            wrong.incrementAndGet();
        }
        links.send(HOST, new ToAgent.Settled(List.of(end.attempt())));
        startNext();
        warm.countDown();
        done.countDown();
    }

    @Override
    public void lost(HostName host) {
        throw new IllegalStateException("the agent was lost at " + Instant.now());
    }
}
