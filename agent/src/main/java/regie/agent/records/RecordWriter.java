package regie.agent.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import regie.protocol.supervisor.DiskRecord;

/**
 * The one thread that writes the file of attempts. While one flush is under way the next records
 * gather, so a hundred attempts at once cost one flush, not a hundred.
 */
public final class RecordWriter {

    private static final int MOST_AT_ONCE = 512;
    private static final long IDLE_MILLIS = 20;

    /** Told when a record is on disk, or that it is not. */
    public interface Answer {
        void written();

        void refused(IOException why);
    }

    /** A record that need not be durable at once is flushed with the next that must be, or when the writer is idle. */
    private record Order(List<DiskRecord> records, Optional<Answer> answer, boolean durable, boolean end) {}

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final RecordFile file;
    private final Thread thread;

    public RecordWriter(RecordFile file) {
        this.file = file;
        this.thread = Thread.ofPlatform().name("records").start(this::run);
    }

    /** Answers once the disk has the record: a claim, which must outlive even the loss of power. */
    public void write(DiskRecord record, Answer answer) {
        orders.add(new Order(List.of(record), Optional.of(answer), true, false));
    }

    /**
     * Answers once the file has the record, which then outlives the death of any process; the disk
     * has it a moment later. For ends: one that the loss of power takes away leaves its claim, and a
     * claim without an end is told as lost.
     */
    public void tell(DiskRecord record, Answer answer) {
        orders.add(new Order(List.of(record), Optional.of(answer), false, false));
    }

    public void note(DiskRecord record) {
        orders.add(new Order(List.of(record), Optional.empty(), false, false));
    }

    /** Writes what is queued, and ends. */
    public void close() throws InterruptedException {
        orders.add(new Order(List.of(), Optional.empty(), true, true));
        thread.join();
    }

    private void run() {
        List<Order> batch = new ArrayList<>();
        boolean flushed = true;
        while (true) {
            batch.clear();
            try {
                batch.add(next(flushed));
            } catch (InterruptedException stopped) {
                return;
            }
            orders.drainTo(batch, MOST_AT_ONCE);
            write(batch);
            flushed = batch.stream().anyMatch(Order::durable);
            file.tidy();
            if (batch.stream().anyMatch(Order::end)) {
                return;
            }
        }
    }

    /** The next order; an order to flush when none comes for a while and something waits for the disk. */
    private Order next(boolean flushed) throws InterruptedException {
        if (flushed) {
            return orders.take();
        }
        Order next = orders.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        return next != null ? next : new Order(List.of(), Optional.empty(), true, false);
    }

    /**
     * What need not be durable goes first and is answered before the flush. No record of an attempt
     * overtakes another of it by this: a claim is answered before anything follows it.
     */
    private void write(List<Order> batch) {
        List<Order> now = batch.stream().filter(order -> !order.durable).toList();
        if (!now.isEmpty()) {
            writeTogether(now);
        }
        if (now.size() < batch.size()) {
            writeTogether(batch.stream().filter(Order::durable).toList());
        }
    }

    /** What the disk refuses is tried again one by one: a small end may fit where a hundred claims did not. */
    private void writeTogether(List<Order> batch) {
        if (append(batch).isEmpty()) {
            batch.forEach(order -> order.answer.ifPresent(Answer::written));
            return;
        }
        for (Order order : batch) {
            append(List.of(order)).ifPresentOrElse(
                    why -> order.answer.ifPresent(answer -> answer.refused(why)),
                    () -> order.answer.ifPresent(Answer::written));
        }
    }

    private Optional<IOException> append(List<Order> batch) {
        List<DiskRecord> records = new ArrayList<>(batch.size());
        boolean durable = false;
        for (Order order : batch) {
            records.addAll(order.records);
            durable |= order.durable;
        }
        try {
            file.append(records, durable);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(refused);
        }
    }
}
