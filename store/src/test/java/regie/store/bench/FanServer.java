package regie.store.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.runtime.Loop;
import regie.runtime.LoopSettings;
import regie.runtime.LoopThread;
import regie.runtime.Outside;
import regie.runtime.Recorded;
import regie.runtime.Request;
import regie.runtime.Standing;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.store.database.Database;
import regie.store.journal.JournalStore;

/** A server with the fan machine and an executor that ends each task at once; counts who ended how often. */
public final class FanServer implements Outside<FanMachine.Event, Integer>, AutoCloseable {

    private static final Provenance BY =
            Provenance.of(new Actor("agent:app01"), "attempt").under(new EstateVersion("5f".repeat(32)));

    private final JournalStore store;
    private final Loop<FanMachine.Command, FanMachine.Event, Integer> loop;
    private final LoopThread thread;
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch done;
    private final Set<Integer> endedTwice = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ended = new HashSet<>();

    /** @param tasks that it will see the end of */
    public FanServer(Database database, StreamId stream, String name, int tasks, int batchMax) {
        this.store = new JournalStore(database);
        this.done = new CountDownLatch(tasks);
        LoopSettings settings = new LoopSettings(50_000, batchMax, 2 * batchMax, LoopSettings.DEFAULT.inboxPoll());
        this.loop = new Loop<>(
                stream, new Holder(name, Long.toString(System.nanoTime())), FanMachine.feature(), store.ports(Clocks.real()), this,
                settings);
        this.thread = new LoopThread(loop);
    }

    public Loop<FanMachine.Command, FanMachine.Event, Integer> loop() {
        return loop;
    }

    public JournalStore store() {
        return store;
    }

    public FanServer awaitWriting() throws InterruptedException {
        if (!writing.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("not writing: " + loop.standing().sentence().en());
        }
        return this;
    }

    public void order(int tasks, int slots) {
        loop.submit(Request.of(new FanMachine.Command.Order(tasks, slots), BY));
    }

    public void awaitEnd(int seconds) throws InterruptedException {
        if (!done.await(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError(done.getCount() + " tasks did not end: " + loop.standing().sentence().en());
        }
    }

    public long left() {
        return done.getCount();
    }

    public Set<Integer> endedTwice() {
        return endedTwice;
    }

    @Override
    public void committed(List<Recorded<FanMachine.Event>> events) {
        for (Recorded<FanMachine.Event> event : events) {
            if (event.event() instanceof FanMachine.Event.Ended over) {
                if (!ended.add(over.task())) {
                    endedTwice.add(over.task());
                }
                done.countDown();
            }
        }
    }

    @Override
    public void effects(List<Integer> effects) {
        for (Integer task : effects) {
            loop.submit(Request.of(new FanMachine.Command.End(task), BY));
        }
    }

    @Override
    public void standing(Standing standing) {
        if (standing instanceof Standing.Writing) {
            writing.countDown();
        }
    }

    @Override
    public void close() {
        thread.close();
        store.close();
    }
}
