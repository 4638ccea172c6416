package regie.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import regie.kernel.Moment;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StateSink;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;

/**
 * What was decided since the last commit was sealed, growing while that one is under way: events
 * already chained and encoded, what to answer and what to let out once they are committed.
 */
final class Batch<E, X> {

    private final StreamPosition before;
    private final Chain chain;
    private final List<Recorded<E>> events = new ArrayList<>();
    private final List<JournalEvent> entries = new ArrayList<>();
    private final List<RecordedAnswer> answers = new ArrayList<>();
    private final List<X> effects = new ArrayList<>();
    private final List<Runnable> onCommitted = new ArrayList<>();
    private final List<Runnable> onDropped = new ArrayList<>();
    private long seq;
    private byte[] head;
    private Instant at;
    private int commands;

    Batch(StreamPosition before, Chain chain) {
        this.before = before;
        this.chain = chain;
        this.seq = before.seq();
        this.head = before.head();
        this.at = before.at();
    }

    void add(E event, EventCodec<E> codec, Moment moment, Request<?> request) {
        byte[] body = codec.encode(event);
        byte[] bodyHash = chain.bodyHash(body);
        String type = codec.type(event);
        int version = codec.version(event);
        seq++;
        JournalEvent unchained = new JournalEvent(
                seq, before.commit() + 1, moment.at(), moment.machine(), type, version, request.id(),
                request.provenance(), body, bodyHash, bodyHash);
        head = chain.link(head, unchained);
        JournalEvent entry = new JournalEvent(
                seq, before.commit() + 1, moment.at(), moment.machine(), type, version, request.id(),
                request.provenance(), body, bodyHash, head);
        at = moment.at();
        entries.add(entry);
        events.add(new Recorded<>(event, entry));
    }

    void effect(X effect) {
        effects.add(effect);
    }

    void answer(RecordedAnswer answer) {
        answers.add(answer);
    }

    void then(Runnable committed, Runnable dropped) {
        onCommitted.add(committed);
        onDropped.add(dropped);
    }

    void counted() {
        commands++;
    }

    long seq() {
        return seq;
    }

    int commands() {
        return commands;
    }

    int size() {
        return events.size();
    }

    boolean isWaited() {
        return !onCommitted.isEmpty();
    }

    /** Whether there is nothing to write; there may still be callers to answer. */
    boolean isEmpty() {
        return events.isEmpty() && answers.isEmpty();
    }

    Commit seal(StreamId stream, Machine<?, E, X> machine, Instant machineTime) {
        List<StateRow> rows = new ArrayList<>();
        machine.drainChanges(new Rows(rows));
        StreamPosition after = new StreamPosition(
                before.epoch(), seq, before.commit() + 1, head, at, machine.stateFormat());
        return new Commit(stream, before, after, machineTime, entries, rows, answers);
    }

    /** What follows on a batch that had nothing to write. */
    Batch<E, X> next() {
        return new Batch<>(before, chain);
    }

    List<Recorded<E>> events() {
        return events;
    }

    List<X> effects() {
        return effects;
    }

    void committed() {
        onCommitted.forEach(Runnable::run);
    }

    void dropped() {
        onDropped.forEach(Runnable::run);
    }

    private record Rows(List<StateRow> rows) implements StateSink {

        @Override
        public void put(String kind, String key, byte[] body) {
            rows.add(new StateRow(kind, key, body));
        }

        @Override
        public void delete(String kind, String key) {
            rows.add(new StateRow(kind, key, null));
        }
    }
}
