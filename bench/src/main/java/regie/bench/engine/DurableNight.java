package regie.bench.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import regie.bench.work.BenchEstate;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.effect.Effect;
import regie.kernel.Actor;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.runtime.Loop;
import regie.runtime.LoopPorts;
import regie.runtime.LoopSettings;
import regie.runtime.LoopThread;
import regie.runtime.Outside;
import regie.runtime.Recorded;
import regie.runtime.Request;
import regie.runtime.Standing;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.server.machine.EngineForms;
import regie.store.database.Database;
import regie.store.journal.Notices;
import regie.store.journal.PostgresInbox;
import regie.store.journal.PostgresJournal;
import regie.store.journal.PostgresLeases;

/**
 * The real loop on a real PostgreSQL, with an executor that ends every attempt as soon as it is let
 * out: every intent and every end is committed, chained and kept in the state tables.
 */
final class DurableNight implements Outside<EngineEvent, Effect>, AutoCloseable {

    private static final HostName HOST = new HostName("local");
    private static final By BENCH = By.of("bench");
    private static final Provenance BY = Provenance.of(new Actor("agent:local"), "attempt");
    private static final long MINUTES_MAX = 10;

    /** Called for each start that is let out; answers by {@link #end}. */
    interface Executor {
        void start(Effect.StartAttempt start);
    }

    private final BenchEstate estate;
    private final Executor executor;
    private final Notices notices;
    private final PostgresJournal journal;
    private final PostgresLeases leases;
    private final PostgresInbox inbox;
    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final LoopThread thread;
    private final CountDownLatch writing = new CountDownLatch(1);
    private final AtomicLong tasks = new AtomicLong();
    private volatile CountDownLatch runsToEnd = new CountDownLatch(0);

    /** @param executor empty for one that ends each attempt at once */
    DurableNight(Database database, String stream, BenchEstate estate, java.util.Optional<Executor> executor) throws Exception {
        this.estate = estate;
        this.executor = executor.orElse(this::end);
        this.notices = new Notices(database);
        this.journal = new PostgresJournal(database, notices);
        this.leases = new PostgresLeases(database);
        this.inbox = new PostgresInbox(database, notices);
        this.loop = new Loop<>(new StreamId("bench", stream), new Holder("bench", stream),
                new EngineForms(estate.catalog(), estate).feature(),
                new LoopPorts(journal, leases, inbox, Clocks.real()), this, LoopSettings.DEFAULT);
        this.thread = new LoopThread(loop);
        if (!writing.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the loop did not become the writer within a minute");
        }
        submit(new EngineCommand.ApplyEstate(EstateFacts.of(estate.model()), BENCH));
        submit(new EngineCommand.AgentJoined(HOST, "i1", List.of()));
    }

    /** Orders every plan whose name begins with {@code prefix}; tasks a second from the first order to the last end. */
    double run(String prefix) throws Exception {
        return run(prefix, 0);
    }

    /** @param apartMillis between one order and the next */
    double run(String prefix, long apartMillis) throws Exception {
        List<PlanName> plans = estate.model().plans().keySet().stream().filter(plan -> plan.value().startsWith(prefix)).toList();
        runsToEnd = new CountDownLatch(plans.size());
        long before = tasks.get();
        long began = System.nanoTime();
        for (PlanName plan : plans) {
            loop.submit(Request.of(order(plan), BY));
            Thread.sleep(apartMillis);
        }
        if (!runsToEnd.await(MINUTES_MAX, TimeUnit.MINUTES)) {
            throw new IllegalStateException(runsToEnd.getCount() + " runs have not ended within " + MINUTES_MAX + " minutes");
        }
        return (tasks.get() - before) * 1e9 / (System.nanoTime() - began);
    }

    long commits() {
        return loop.gauges().commits();
    }

    private static EngineCommand order(PlanName plan) {
        return new EngineCommand.OrderRun(plan, LocalDate.now(ZoneOffset.UTC), Map.of(), false, true, BENCH);
    }

    private void submit(EngineCommand command) throws Exception {
        Answer answer = loop.submit(Request.of(command, BY)).get(1, TimeUnit.MINUTES);
        if (!(answer instanceof Answer.Done)) {
            throw new IllegalStateException(command + " was answered with " + answer);
        }
    }

    /** Reports that the attempt exited with 0. */
    void end(Effect.StartAttempt start) {
        Instant now = Instant.now();
        loop.submit(Request.of(new EngineCommand.Reported(start.host(), start.attempt(), start.token(),
                new AttemptReport.Ended(AttemptResult.exited(0, now, now))), BY));
    }

    @Override
    public void committed(List<Recorded<EngineEvent>> events) {
        for (Recorded<EngineEvent> recorded : events) {
            switch (recorded.event()) {
                case EngineEvent.AttemptEnded ended -> tasks.incrementAndGet();
                case EngineEvent.RunEnded ended -> runsToEnd.countDown();
                default -> { }
            }
        }
    }

    @Override
    public void effects(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.StartAttempt start) {
                executor.start(start);
            }
        }
    }

    @Override
    public void standing(Standing standing) {
        if (standing instanceof Standing.Writing) {
            writing.countDown();
        }
    }

    @Override
    public void close() throws Exception {
        thread.close();
        inbox.close();
        leases.close();
        journal.close();
        notices.close();
    }
}
