package regie.agent.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import regie.protocol.supervisor.DiskRecord;

/**
 * The one thread that writes the file of attempts. While one flush is under way the next records
 * gather, so a hundred attempts at once cost one flush, not a hundred.
 */
public final class RecordWriter {

    private static final int MOST_AT_ONCE = 512;

    /** Told when a record is on disk, or that it is not. */
    public interface Answer {
        void written();

        void refused(IOException why);
    }

    /** A record without an answer is appended and made durable with the next that has one. */
    private record Order(List<DiskRecord> records, Optional<Answer> answer, boolean end) {}

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final RecordFile file;
    private final Thread thread;

    public RecordWriter(RecordFile file) {
        this.file = file;
        this.thread = Thread.ofPlatform().name("records").start(this::run);
    }

    public void write(DiskRecord record, Answer answer) {
        orders.add(new Order(List.of(record), Optional.of(answer), false));
    }

    public void note(DiskRecord record) {
        orders.add(new Order(List.of(record), Optional.empty(), false));
    }

    /** Writes what is queued, and ends. */
    public void close() throws InterruptedException {
        orders.add(new Order(List.of(), Optional.empty(), true));
        thread.join();
    }

    private void run() {
        List<Order> batch = new ArrayList<>();
        while (true) {
            batch.clear();
            try {
                batch.add(orders.take());
            } catch (InterruptedException stopped) {
                return;
            }
            orders.drainTo(batch, MOST_AT_ONCE);
            write(batch);
            file.tidy();
            if (batch.stream().anyMatch(Order::end)) {
                return;
            }
        }
    }

    /** A batch that the disk refuses is tried again one by one: a small end may fit where a hundred claims did not. */
    private void write(List<Order> batch) {
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
            durable |= order.answer.isPresent();
        }
        try {
            file.append(records, durable);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(refused);
        }
    }
}
