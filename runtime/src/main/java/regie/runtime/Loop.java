package regie.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Commit;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.runtime.lease.Holder;

/**
 * One server's part in one stream: it tries for the lease, and while it has it, it is the writer.
 *
 * <p>Everything happens in {@link #step}, on one thread: a {@link LoopThread} in the server, the
 * simulator's own in the simulator. Other threads may submit, look and read the gauges. While one
 * commit is under way the next batch is gathered and decided; what was decided is answered and let
 * out only after its commit.
 */
public final class Loop<C, E, X> {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int BREAKS_MAX = 3;
    private static final long BREAKS_NANOS = Duration.ofSeconds(60).toNanos();

    private final StreamId stream;
    private final Feature<C, E, X> feature;
    private final LoopPorts ports;
    private final Clocks clocks;
    private final Outside<E, X> outside;
    private final LoopSettings settings;
    private final LoopGauges gauges;
    private final LeaseKeeper lease;
    private final InboxReader<C> inbox;
    private final BlockingQueue<Waiting<C, E, X>> queue;
    private final ConcurrentLinkedQueue<Runnable> signals = new ConcurrentLinkedQueue<>();
    private final JumpWatch jumps;
    private final Broken broken = new Broken();
    private volatile Runnable wake = () -> {};
    private volatile Standing standing = new Standing.Following("");
    private volatile boolean closed;
    private @Nullable Term<C, E, X> term;
    private @Nullable Flights<E, X> flights;
    private long takingOver;
    private int breaks;
    private long brokeAt;

    public Loop(
            StreamId stream, Holder holder, Feature<C, E, X> feature, LoopPorts ports, Outside<E, X> outside,
            LoopSettings settings) {
        this.stream = stream;
        this.feature = feature;
        this.ports = ports;
        this.clocks = ports.clocks();
        this.outside = outside;
        this.settings = settings;
        this.gauges = new LoopGauges(clocks);
        this.queue = new ArrayBlockingQueue<>(settings.queueMax());
        this.lease = new LeaseKeeper(stream, holder, ports.leases(), clocks, this::signal);
        this.inbox = new InboxReader<>(stream, ports.inbox(), feature.commands(), clocks, settings, this::signal);
        this.jumps = new JumpWatch(clocks);
    }

    /**
     * Asks for a command to be decided. The answer comes after its commit, on the loop's thread. One
     * whose id was answered before gets that answer again; {@link Intake} also asks where another server writes.
     */
    public CompletableFuture<Answer> submit(Request<C> request) {
        if (!takesCommands()) {
            return CompletableFuture.completedFuture(new Answer.NotWriter());
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (!queue.offer(new Waiting.Asked<>(request, answer, false))) {
            return CompletableFuture.completedFuture(new Answer.Busy(settings.queueMax()));
        }
        wake.run();
        return answer;
    }

    /**
     * Looks at the state on the loop's thread; what it returns must not share anything that changes.
     * The result comes once all that it shows is committed. Fails with {@link NotWriter}.
     */
    public <R> CompletableFuture<R> look(Function<? super Machine<C, E, X>, ? extends R> look) {
        CompletableFuture<R> result = new CompletableFuture<>();
        if (!takesCommands() || !queue.offer(new Waiting.Looked<>(look, result))) {
            result.completeExceptionally(new NotWriter());
            return result;
        }
        wake.run();
        return result;
    }

    public LoopGauges gauges() {
        return gauges;
    }

    public Standing standing() {
        return standing;
    }

    /** What to call, from any thread, when there is something to step for. */
    public void onSignal(Runnable waker) {
        this.wake = waker;
    }

    /** Does what can be done now without waiting; false when there was nothing. */
    public boolean step() {
        if (standing instanceof Standing.Stopped) {
            return refuseAll();
        }
        boolean moved = false;
        try {
            moved = runSignals();
            long now = clocks.monotonic().nanos();
            moved |= lease.step(now);
            moved |= stepTerm(now);
            stand();
            gauges.stepped(now, queue.size());
        } catch (RuntimeException bug) {
            broke(bug);
        }
        return moved;
    }

    /** For how long, in real nanoseconds, a loop that had nothing to do may sleep unless it is woken. */
    public long nanosUntilStep() {
        long now = clocks.monotonic().nanos();
        long wait = Math.min(lease.nanosUntilStep(now), TimeUnit.MILLISECONDS.toNanos(500));
        Term<C, E, X> writing = term;
        Flights<E, X> flying = flights;
        if (writing != null && flying != null) {
            wait = Math.min(wait, flying.nanosUntilStep(now));
            if (!flying.inDoubt()) {
                wait = Math.min(wait, writing.nanosUntilDue());
                wait = Math.min(wait, writing.nanosUntilStep(now));
                wait = Math.min(wait, inbox.nanosUntilStep(now));
            }
        }
        return Math.max(wait, 0);
    }

    /** Gives the lease back and answers whoever waits; on the thread that steps. */
    public CompletableFuture<Void> stop(String cause) {
        CompletableFuture<Void> released = lease.release();
        dropTerm();
        inbox.close();
        standing(new Standing.Stopped(cause));
        refuseAll();
        return released;
    }

    /** From now on commands are refused; what was taken is still decided and committed. */
    public void closeQueue() {
        closed = true;
    }

    /** Whether nothing that was taken waits for its commit; on the thread that steps. */
    public boolean isIdle() {
        Term<C, E, X> writing = term;
        return queue.isEmpty() && (writing == null || writing.isIdle());
    }

    private boolean takesCommands() {
        return !closed && switch (standing) {
            case Standing.Following following -> false;
            case Standing.Stopped stopped -> false;
            case Standing.TakingOver takingOver -> true;
            case Standing.Writing writing -> true;
            case Standing.Doubting doubting -> true;
        };
    }

    private void signal(Runnable what) {
        signals.add(what);
        wake.run();
    }

    private boolean runSignals() {
        boolean moved = false;
        for (Runnable next = signals.poll(); next != null; next = signals.poll()) {
            next.run();
            moved = true;
        }
        return moved;
    }

    private boolean stepTerm(long now) {
        if (lease.epoch() != takingOver) {
            dropTerm();
            takingOver = lease.epoch();
            if (takingOver != 0) {
                takeOver(takingOver);
            }
            return true;
        }
        Term<C, E, X> writing = term;
        Flights<E, X> flying = flights;
        if (writing == null || flying == null) {
            return takingOver == 0 && refuseAll();
        }
        jumps.look(now).ifPresent(jump -> jumped(writing, jump));
        boolean moved = flying.step(now);
        moved |= !flying.inDoubt() && inbox.step(now, writing.known(), this::fromInbox);
        moved |= writing.step(queue, now);
        return letOut(writing) || moved;
    }

    private boolean letOut(Term<C, E, X> writing) {
        if (!writing.holdsEffects() || !lease.isFresh(clocks.monotonic().nanos())) {
            return false;
        }
        outside.effects(writing.takeEffects());
        return true;
    }

    private boolean fromInbox(Request<C> request, CompletableFuture<Answer> answer) {
        return queue.offer(new Waiting.Asked<>(request, answer, true));
    }

    private void takeOver(long epoch) {
        LOG.info("stream {}: this server takes over with epoch {}", stream, epoch);
        Machine<C, E, X> machine = feature.machine().get();
        ports.journal().recover(stream, machine).whenComplete((position, failure) -> signal(() -> {
            if (takingOver != epoch) {
                return;
            }
            if (failure != null) {
                LOG.warn("stream {}: its state could not be read: {}", stream, failure.toString());
                lease.depose();
                return;
            }
            recovered(epoch, machine, position);
        }));
    }

    private void recovered(long epoch, Machine<C, E, X> machine, StreamPosition position) {
        if (position.epoch() != epoch) {
            lease.depose();
            return;
        }
        if (position.stateFormat() != 0 && !machine.reads(position.stateFormat())) {
            stop("the stored state has format " + position.stateFormat() + ", this version reads " + machine.stateFormat()
                    + "; start this server again (regie up): it then writes the state anew from the journal");
            return;
        }
        machine.restored();
        flights = new Flights<>(ports.journal(), clocks, this::signal, new Landed());
        term = new Term<>(stream, machine, position, feature, ports, settings, flights, broken, this::signal);
        inbox.begin();
        gauges.recovered(position.seq());
        jumps.start();
    }

    private final class Landed implements Flights.Landing<E, X> {

        @Override
        public void committed(Batch<E, X> batch, Commit commit, long nanos) {
            gauges.committed(nanos, batch.commands(), batch.size(), commit.after().seq());
            outside.committed(batch.events());
            Term<C, E, X> writing = term;
            if (writing != null) {
                writing.committed(batch);
            }
        }

        @Override
        public void deposed() {
            LOG.warn("stream {}: another server has taken over; this one drops its state", stream);
            lease.depose();
        }
    }

    private void jumped(Term<C, E, X> writing, Duration jump) {
        LOG.error("the machine's clock jumped by {} s against its monotonic clock: dispatch is paused", jump.toSeconds());
        gauges.jumped();
        writing.clockJumped(jump);
    }

    private void stand() {
        Term<C, E, X> writing = term;
        gauges.oldest(writing == null ? null : writing.machine().oldestUndispatched().orElse(null));
        standing(currentStanding());
    }

    private Standing currentStanding() {
        if (standing instanceof Standing.Stopped stopped) {
            return stopped;
        }
        if (takingOver == 0) {
            return new Standing.Following(lease.writer());
        }
        Flights<E, X> flying = flights;
        if (flying == null) {
            return new Standing.TakingOver(takingOver);
        }
        Flights.Doubt doubt = flying.doubt();
        if (doubt != null) {
            return new Standing.Doubting(takingOver, doubt.since(), doubt.cause());
        }
        if (lease.isFresh(clocks.monotonic().nanos())) {
            return new Standing.Writing(takingOver);
        }
        Instant since = standing instanceof Standing.Doubting before ? before.since() : clocks.machine().instant();
        return new Standing.Doubting(takingOver, since, lease.awayCause());
    }

    private void standing(Standing now) {
        if (!now.equals(standing)) {
            standing = now;
            gauges.standing(now);
            LOG.info("stream {}: {}", stream, now.sentence().en());
            outside.standing(now);
        }
    }

    /** A bug in the machine: what it decided since its last commit is dropped and its state read anew. */
    private void broke(RuntimeException bug) {
        long now = clocks.monotonic().nanos();
        breaks = now - brokeAt < BREAKS_NANOS ? breaks + 1 : 1;
        brokeAt = now;
        LOG.error("stream {}: an invariant is broken; the state is dropped and read again from the last commit", stream, bug);
        dropTerm();
        takingOver = 0;
        lease.depose();
        if (breaks >= BREAKS_MAX) {
            stop("an invariant broke " + breaks + " times within a minute: " + bug);
        }
    }

    private void dropTerm() {
        Term<C, E, X> dropped = term;
        term = null;
        if (dropped != null) {
            dropped.drop();
        }
        flights = null;
    }

    private boolean refuseAll() {
        List<Waiting<C, E, X>> waiting = new java.util.ArrayList<>();
        queue.drainTo(waiting);
        for (Waiting<C, E, X> each : waiting) {
            switch (each) {
                case Waiting.Asked<C, E, X> asked -> asked.answer().complete(new Answer.NotWriter());
                case Waiting.Looked<C, E, X, ?> looked -> looked.result().completeExceptionally(new NotWriter());
            }
        }
        return !waiting.isEmpty();
    }
}
