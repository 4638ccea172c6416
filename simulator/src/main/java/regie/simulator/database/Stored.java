package regie.simulator.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Commit;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StreamPosition;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;

/**
 * What the database holds for one stream, and its transactions, each of which happens wholly at one
 * instant. Nothing in here fails: what goes wrong goes wrong on the way ({@link DatabaseLine}).
 */
public final class Stored {

    private final List<JournalEvent> events = new ArrayList<>();
    private final Map<String, Map<String, byte[]>> rows = new TreeMap<>();
    private final Map<CommandId, Answer> answers = new LinkedHashMap<>();
    private final Map<CommandId, InboxCommand> inbox = new LinkedHashMap<>();
    private final Consumer<Commit> watcher;
    private final BiConsumer<String, String> wrong;
    private StreamPosition position = StreamPosition.START;
    private String leaseServer = "";
    private long leaseUntilNanos = Long.MIN_VALUE;

    /** @param wrong where a commit that no database would take is reported */
    public Stored(Consumer<Commit> watcher, BiConsumer<String, String> wrong) {
        this.watcher = watcher;
        this.wrong = wrong;
    }

    Appended append(Commit commit) {
        if (commit.before().epoch() != position.epoch() || commit.before().seq() != position.seq()
                || commit.before().commit() != position.commit()) {
            return new Appended.Deposed();
        }
        events.addAll(commit.events());
        for (StateRow row : commit.rows()) {
            Map<String, byte[]> kind = rows.computeIfAbsent(row.kind(), name -> new TreeMap<>());
            byte[] body = row.body();
            if (body == null) {
                kind.remove(row.key());
            } else {
                kind.put(row.key(), body);
            }
        }
        for (RecordedAnswer answer : commit.answers()) {
            if (answers.put(answer.id(), answer.answer()) != null) {
                wrong.accept("a command is decided once", answer.id() + " is answered again: " + answer.answer());
            }
            inbox.remove(answer.id());
        }
        position = commit.after();
        watcher.accept(commit);
        return new Appended.Done();
    }

    Leases.Acquired acquire(Holder holder, long nowNanos) {
        if (!leaseServer.isEmpty() && !leaseServer.equals(holder.server()) && nowNanos < leaseUntilNanos) {
            return new Leases.Acquired.Held(leaseServer, java.time.Duration.ofNanos(leaseUntilNanos - nowNanos));
        }
        leaseServer = holder.server();
        leaseUntilNanos = nowNanos + Leases.LENGTH.toNanos();
        StreamPosition was = position;
        position = new StreamPosition(was.epoch() + 1, was.seq(), was.commit(), was.head(), was.at(), was.stateFormat());
        return new Leases.Acquired.Granted(position.epoch());
    }

    boolean renew(Holder holder, long epoch, long nowNanos) {
        if (!leaseServer.equals(holder.server()) || epoch != position.epoch()) {
            return false;
        }
        leaseUntilNanos = nowNanos + Leases.LENGTH.toNanos();
        return true;
    }

    void release(Holder holder, long epoch) {
        if (leaseServer.equals(holder.server()) && epoch == position.epoch()) {
            leaseServer = "";
        }
    }

    /** Somebody takes the stream over by force, as a second writer would that was given the lease. */
    public void usurp() {
        leaseUntilNanos = Long.MIN_VALUE;
        leaseServer = "";
    }

    boolean put(InboxCommand command) {
        if (answers.containsKey(command.id())) {
            return false;
        }
        return inbox.putIfAbsent(command.id(), command) == null;
    }

    List<InboxCommand> unanswered(int limit) {
        return inbox.values().stream().limit(limit).toList();
    }

    public Map<CommandId, Answer> answers() {
        return answers;
    }

    public StreamPosition position() {
        return position;
    }

    public List<JournalEvent> events() {
        return events;
    }

    public Map<String, Map<String, byte[]>> rows() {
        return rows;
    }

    public String leaseServer() {
        return leaseServer;
    }
}
