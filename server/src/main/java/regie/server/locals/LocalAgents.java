package regie.server.locals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.server.api.StatusView;

/**
 * The agents of this machine, one per local host. One that dies is started again: at once the first
 * time, then more and more slowly; its supervisor and what runs under it live through that.
 *
 * <p>After a kill -9 of the server its agents may still be there; {@code agent.pid} in their folder finds them. One that is
 * just what would be started stays and calls again by itself; any other makes room.
 */
public final class LocalAgents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAgents.class);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long STOP_SECONDS = 10;

    private final AgentLauncher launcher;
    private final Function<String, Path> folders;
    private final Supplier<List<InetSocketAddress>> servers;
    private final Path tokenFile;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private volatile boolean closed;

    /** One agent and its present process. */
    private static final class Watched {
        final String host;
        @Nullable ProcessHandle process;
        @Nullable Thread thread;
        volatile boolean asked;

        Watched(String host) {
            this.host = host;
        }
    }

    public LocalAgents(
            AgentLauncher launcher, Function<String, Path> folders, Supplier<List<InetSocketAddress>> servers, Path tokenFile) {
        this.launcher = launcher;
        this.folders = folders;
        this.servers = servers;
        this.tokenFile = tokenFile;
    }

    /** Starts an agent for each of these hosts that has none yet. */
    public synchronized void keep(List<String> hosts) {
        for (String host : hosts) {
            if (!closed && !watched.containsKey(host)) {
                Watched one = new Watched(host);
                watched.put(host, one);
                one.thread = Thread.ofVirtual().name("local-agent-" + host).start(() -> watch(one));
            }
        }
    }

    public synchronized List<StatusView.AgentProc> processes() {
        List<StatusView.AgentProc> found = new ArrayList<>();
        for (Watched one : watched.values()) {
            ProcessHandle process = one.process;
            found.add(new StatusView.AgentProc(one.host, process != null && process.isAlive() ? process.pid() : 0));
        }
        return found;
    }

    /** The servers are others now: each agent is started again, and told; its supervisor and what runs go on. */
    public synchronized void serversChanged() {
        for (Watched one : watched.values()) {
            ProcessHandle process = one.process;
            if (process != null && !closed) {
                one.asked = true;
                process.destroy();
            }
        }
    }

    /** Agents that end from now on stay ended. */
    public void keepNoMore() {
        closed = true;
    }

    private void watch(Watched one) {
        long pauseMillis = 0;
        try {
            Optional<ProcessHandle> before = before(folders.apply(one.host).resolve("agent.pid"));
            while (!closed) {
                long started = System.nanoTime();
                String exit = before.isPresent() ? runOn(one, before.get()) : runOnce(one);
                before = Optional.empty();
                if (closed) {
                    return;
                }
                if (one.asked) {
                    one.asked = false;
                    continue;
                }
                boolean stable = System.nanoTime() - started > STABLE_NANOS;
                pauseMillis = stable ? 0 : Math.min(PAUSE_MAX.toMillis(), Math.max(100, pauseMillis * 2));
                LOG.warn("The local agent of {} has ended{}; it is started again in {} ms", one.host, exit, pauseMillis);
                Thread.sleep(pauseMillis);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended, for the log. */
    private String runOnce(Watched one) throws InterruptedException {
        Path folder = folders.apply(one.host);
        try {
            Files.createDirectories(folder);
            Process process = launcher.start(folder, servers.get(), one.host, tokenFile);
            isNow(one, process.toHandle());
            Files.writeString(folder.resolve("agent.pid"), process.pid() + " " + started(process.toHandle()));
            return " with code " + process.waitFor();
        } catch (IOException failed) {
            LOG.error("The local agent of {} could not be started: {}", one.host, failed.getMessage());
            return " before it began";
        }
    }

    /** Keeps the agent from before, until it ends, if it is what would be started; else it makes room. */
    private String runOn(Watched one, ProcessHandle before) throws InterruptedException {
        if (launcher.isSame(before, folders.apply(one.host), servers.get(), one.host, tokenFile)) {
            LOG.info("The agent of {} from before (process {}) stays", one.host, before.pid());
            isNow(one, before);
            awaitEnd(before);
            return "";
        }
        LOG.info("The agent of {} from before (process {}) makes room; what runs on the host goes on", one.host, before.pid());
        end(before);
        return runOnce(one);
    }

    private synchronized void isNow(Watched one, ProcessHandle process) {
        one.process = process;
        if (closed) {
            process.destroy();
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get();
        } catch (ExecutionException unseen) {
            throw new IllegalStateException("the end of process " + process.pid() + " was not seen", unseen);
        }
    }

    /** Asks it to end, and makes it after a while. */
    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            process.destroyForcibly();
        }
    }

    /** The process that the file names, if it is still that one: a number alone may be another's by now. */
    private static Optional<ProcessHandle> before(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0])).filter(handle -> words.length == 2 && started(handle).equals(words[1]));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("?");
    }

    /** Ends the agents; what runs on the host is left to its supervisor. */
    @Override
    public void close() {
        List<ProcessHandle> ending = new ArrayList<>();
        synchronized (this) {
            closed = true;
            for (Watched one : watched.values()) {
                ProcessHandle process = one.process;
                if (process != null) {
                    process.destroy();
                    ending.add(process);
                }
            }
        }
        for (ProcessHandle process : ending) {
            try {
                end(process);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
        watched.values().forEach(one -> {
            if (one.thread != null) {
                one.thread.interrupt();
            }
        });
    }
}
