package regie.runtime.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import regie.runtime.clock.Monotonic;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;

/**
 * A database in memory that several servers share: what is in it survives them. It has its own clock,
 * by which leases run out.
 */
public final class TwinDatabase {

    private final Monotonic clock;
    private final Map<StreamId, Content> streams = new TreeMap<>();
    private final Map<CommandId, Answer> answers = new LinkedHashMap<>();
    private final List<Consumer<StreamId>> onCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> onInbox = new CopyOnWriteArrayList<>();

    public TwinDatabase(Monotonic clock) {
        this.clock = clock;
    }

    private static final class Content {
        private StreamPosition position = StreamPosition.START;
        private final List<JournalEvent> events = new ArrayList<>();
        private final Map<String, Map<String, byte[]>> rows = new TreeMap<>();
        private final Map<CommandId, InboxCommand> inbox = new LinkedHashMap<>();
        private Optional<Holder> holder = Optional.empty();
        private long leaseUntil;
    }

    /** All events of a stream, as they lie there. */
    public synchronized List<JournalEvent> events(StreamId stream) {
        return List.copyOf(content(stream).events);
    }

    /** All state rows, as they lie there. */
    public synchronized void rows(StreamId stream, StateSource sink) {
        content(stream).rows.forEach((kind, rows) -> rows.forEach((key, body) -> sink.row(kind, key, body)));
    }

    public synchronized StreamPosition position(StreamId stream) {
        return content(stream).position;
    }

    /** Who holds the lease, as of now. */
    public synchronized Optional<Holder> holder(StreamId stream) {
        Content content = content(stream);
        return content.leaseUntil - clock.nanos() > 0 ? content.holder : Optional.empty();
    }

    Appended append(Commit commit) {
        synchronized (this) {
            Content content = content(commit.stream());
            StreamPosition now = content.position;
            StreamPosition before = commit.before();
            if (now.epoch() != before.epoch() || now.seq() != before.seq() || now.commit() != before.commit()) {
                return new Appended.Deposed();
            }
            content.position = commit.after();
            content.events.addAll(commit.events());
            commit.rows().forEach(row -> put(content, row));
            for (RecordedAnswer recorded : commit.answers()) {
                answers.put(recorded.id(), recorded.answer());
                content.inbox.remove(recorded.id());
            }
        }
        onCommit.forEach(listener -> listener.accept(commit.stream()));
        if (!commit.answers().isEmpty()) {
            onInbox.forEach(Runnable::run);
        }
        return new Appended.Done();
    }

    synchronized List<JournalEvent> after(StreamId stream, long seq, int limit) {
        List<JournalEvent> events = content(stream).events;
        int from = (int) Math.min(seq, events.size());
        return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
    }

    synchronized Leases.Acquired acquire(StreamId stream, Holder holder) {
        Content content = content(stream);
        long left = content.leaseUntil - clock.nanos();
        Optional<Holder> other = content.holder.filter(held -> !held.server().equals(holder.server()));
        if (left > 0 && other.isPresent()) {
            return new Leases.Acquired.Held(other.get().server(), java.time.Duration.ofNanos(left));
        }
        StreamPosition now = content.position;
        content.position = new StreamPosition(now.epoch() + 1, now.seq(), now.commit(), now.head(), now.at(), now.stateFormat());
        content.holder = Optional.of(holder);
        content.leaseUntil = clock.nanos() + Leases.LENGTH.toNanos();
        return new Leases.Acquired.Granted(content.position.epoch());
    }

    synchronized boolean renew(StreamId stream, Holder holder, long epoch, long nanos) {
        Content content = content(stream);
        if (content.position.epoch() != epoch || !content.holder.equals(Optional.of(holder))) {
            return false;
        }
        content.leaseUntil = clock.nanos() + nanos;
        return true;
    }

    boolean put(StreamId stream, InboxCommand command) {
        boolean isNew;
        synchronized (this) {
            isNew = !answers.containsKey(command.id()) && content(stream).inbox.putIfAbsent(command.id(), command) == null;
        }
        onInbox.forEach(Runnable::run);
        return isNew;
    }

    synchronized Optional<Answer> answer(CommandId id) {
        return Optional.ofNullable(answers.get(id));
    }

    synchronized List<InboxCommand> unanswered(StreamId stream, int limit) {
        return content(stream).inbox.values().stream().limit(limit).toList();
    }

    AutoCloseable onCommit(Consumer<StreamId> listener) {
        onCommit.add(listener);
        return () -> onCommit.remove(listener);
    }

    AutoCloseable onInbox(Runnable listener) {
        onInbox.add(listener);
        return () -> onInbox.remove(listener);
    }

    private Content content(StreamId stream) {
        return streams.computeIfAbsent(stream, id -> new Content());
    }

    private static void put(Content content, StateRow row) {
        Map<String, byte[]> rows = content.rows.computeIfAbsent(row.kind(), kind -> new TreeMap<>());
        byte[] body = row.body();
        if (body == null) {
            rows.remove(row.key());
            return;
        }
        rows.put(row.key(), body);
    }
}
