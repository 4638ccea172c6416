package regie.runtime.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.kernel.Text;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.Journal;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StateRow;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;

/** The suite: each check takes a stream of its own and throws an {@link AssertionError} that says what broke. */
public final class StoreContract {

    private static final Holder ONE = new Holder("one", "1");
    private static final Holder TWO = new Holder("two", "1");
    private static final Instant AT = Instant.parse("2026-11-23T01:12:00.123456Z");

    private final Ports ports;
    private final StreamId stream;
    private final Chain chain = new Chain();

    private StoreContract(Ports ports, StreamId stream) {
        this.ports = ports;
        this.stream = stream;
    }

    /** What is under test, and how to let time pass on its clock. */
    public record Ports(Journal journal, JournalReader reader, Inbox inbox, Leases leases, Passing passing) {}

    /** Lets time pass on the database's clock. */
    public interface Passing {
        void pass(Duration duration) throws InterruptedException;
    }

    /** One check. */
    public interface Check {
        void run() throws Exception;
    }

    /** All checks by name; {@code prefix} keeps the streams of several runs apart. */
    public static Map<String, Check> checks(Ports ports, String prefix) {
        Map<String, Check> checks = new LinkedHashMap<>();
        List<Map.Entry<String, Named>> all = List.of(
                Map.entry("an empty stream stands at the start", StoreContract::emptyStream),
                Map.entry("what was committed is read back as it was", StoreContract::readBack),
                Map.entry("state rows are put, replaced and deleted", StoreContract::stateRows),
                Map.entry("a commit on another position is refused whole", StoreContract::otherPosition),
                Map.entry("a writer of an earlier epoch is deposed", StoreContract::deposed),
                Map.entry("a commit of answers alone counts", StoreContract::answersAlone),
                Map.entry("a lease is held by one until it runs out", StoreContract::lease),
                Map.entry("a lease given back is free at once", StoreContract::released),
                Map.entry("a restarted server takes its own lease back", StoreContract::restarted),
                Map.entry("a command in the inbox is seen until it is answered", StoreContract::inbox),
                Map.entry("refusals are recorded in both languages", StoreContract::refusals),
                Map.entry("five thousand events in one commit", StoreContract::large));
        all.forEach(entry -> checks.put(entry.getKey(), () -> entry.getValue()
                .run(new StoreContract(ports, new StreamId(prefix, "c" + all.indexOf(entry))))));
        return checks;
    }

    private interface Named {
        void run(StoreContract contract) throws Exception;
    }

    private void emptyStream() throws Exception {
        same(StreamPosition.START, get(ports.journal.position(stream)));
        same(List.of(), ports.reader.after(stream, 0, 10));
    }

    private void readBack() throws Exception {
        Commit first = commit(take(ONE), 3, List.of(), List.of());
        same(new Appended.Done(), get(ports.journal.append(first)));
        Commit second = commit(first.after(), 2, List.of(), List.of());
        same(new Appended.Done(), get(ports.journal.append(second)));
        same(second.after(), get(ports.journal.position(stream)));
        same(second.after(), ports.reader.head(stream));
        List<JournalEvent> all = new ArrayList<>(first.events());
        all.addAll(second.events());
        same(all, ports.reader.after(stream, 0, 100));
        same(all.subList(2, 4), ports.reader.after(stream, 2, 2));
        same(List.of(), ports.reader.after(stream, 5, 2));
    }

    private void stateRows() throws Exception {
        List<StateRow> put = List.of(
                new StateRow("task", "a@2026-11-23/é", bytes("1")), new StateRow("task", "b", bytes("2")),
                        new StateRow("run", "a", bytes("3")),
                new StateRow("host", "app01", bytes("4")), new StateRow("misc", "app01", bytes("")));
        Commit first = commit(take(ONE), 1, put, List.of());
        get(ports.journal.append(first));
        List<StateRow> change = List.of(
                new StateRow("task", "b", null), new StateRow("run", "a", bytes("5")), new StateRow("host", "app01", null),
                new StateRow("pin", "p", new byte[] {0, -1, 10}));
        Commit second = commit(first.after(), 1, change, List.of());
        get(ports.journal.append(second));
        Map<String, String> found = new TreeMap<>();
        StreamPosition position =
                get(ports.journal.recover(stream, (kind, key, body) -> found.put(kind + " " + key, Arrays.toString(body))));
        same(second.after(), position);
        same("{misc app01=[], pin p=[0, -1, 10], run a=[53], task a@2026-11-23/é=[49]}", found.toString());
    }

    private void otherPosition() throws Exception {
        Commit first = commit(take(ONE), 1, List.of(), List.of());
        get(ports.journal.append(first));
        same(new Appended.Deposed(), get(ports.journal.append(commit(first.before(), 2,
                List.of(new StateRow("run", "x", bytes("x"))), List.of()))));
        same(first.after(), get(ports.journal.position(stream)));
        same(first.events(), ports.reader.after(stream, 0, 10));
        get(ports.journal.recover(stream, (kind, key, body) -> fail("a row of a refused commit: " + key)));
    }

    private void deposed() throws Exception {
        StreamPosition old = take(ONE);
        ports.passing.pass(Leases.LENGTH);
        StreamPosition now = takeEventually(TWO);
        same(old.epoch() + 1, now.epoch());
        same(new Appended.Deposed(), get(ports.journal.append(commit(old, 1, List.of(), List.of()))));
        same(new Appended.Done(), get(ports.journal.append(commit(now, 1, List.of(), List.of()))));
        same(false, get(ports.leases.renew(stream, ONE, old.epoch())));
        same(true, get(ports.leases.renew(stream, TWO, now.epoch())));
    }

    private void answersAlone() throws Exception {
        CommandId id = id("alone");
        Commit commit = commit(take(ONE), 0, List.of(), List.of(new RecordedAnswer(id, new Answer.Done(1, 0), AT)));
        same(new Appended.Done(), get(ports.journal.append(commit)));
        same(commit.after(), get(ports.journal.position(stream)));
        same(Optional.of(new Answer.Done(1, 0)), get(ports.inbox.answer(id)));
        same(new Appended.Deposed(), get(ports.journal.append(commit)));
    }

    private void lease() throws Exception {
        StreamPosition held = take(ONE);
        same(true, get(ports.leases.acquire(stream, TWO)) instanceof Leases.Acquired.Held other && other.server().equals("one"));
        same(true, get(ports.leases.renew(stream, ONE, held.epoch())));
        ports.passing.pass(Leases.LENGTH);
        same(held.epoch() + 1, takeEventually(TWO).epoch());
    }

    private void released() throws Exception {
        get(ports.leases.release(stream, ONE, take(ONE).epoch()));
        same(2L, take(TWO).epoch());
    }

    private void restarted() throws Exception {
        StreamPosition before = take(ONE);
        Holder again = new Holder("one", "2");
        same(new Leases.Acquired.Granted(2), get(ports.leases.acquire(stream, again)));
        same(false, get(ports.leases.renew(stream, ONE, before.epoch())));
    }

    private void inbox() throws Exception {
        InboxCommand command = new InboxCommand(id("command"), "Order", bytes("{\"plan\":\"é\"}"), by());
        same(true, get(ports.inbox.put(stream, command)));
        same(false, get(ports.inbox.put(stream, command)));
        List<InboxCommand> waiting = get(ports.inbox.unanswered(stream, 10));
        same(1, waiting.size());
        same(command.id(), waiting.getFirst().id());
        same(command.provenance(), waiting.getFirst().provenance());
        same("{\"plan\":\"é\"}", new String(waiting.getFirst().body(), StandardCharsets.UTF_8));
        same(Optional.empty(), get(ports.inbox.answer(command.id())));
        Answer answer = new Answer.Done(1, 1);
        get(ports.journal.append(commit(take(ONE), 1, List.of(), List.of(new RecordedAnswer(command.id(), answer, AT)))));
        same(Optional.of(answer), get(ports.inbox.answer(command.id())));
        same(List.of(), get(ports.inbox.unanswered(stream, 10)));
        same(false, get(ports.inbox.put(stream, command)));
    }

    private void refusals() throws Exception {
        Answer answer = new Answer.Refused("RunNotKnown", new Text("inconnue", "unknown"));
        get(ports.journal.append(commit(take(ONE), 0, List.of(), List.of(new RecordedAnswer(id("refused"), answer, AT)))));
        same(Optional.of(answer), get(ports.inbox.answer(id("refused"))));
    }

    private void large() throws Exception {
        List<StateRow> rows = new ArrayList<>();
        for (int row = 0; row < 5_000; row++) {
            rows.add(new StateRow("task", "plan@2026-11-23/t" + row, bytes("{\"n\":" + row + "}")));
        }
        Commit commit = commit(take(ONE), 5_000, rows, List.of());
        same(new Appended.Done(), get(ports.journal.append(commit)));
        same(commit.events(), ports.reader.after(stream, 0, 10_000));
        int[] found = new int[1];
        get(ports.journal.recover(stream, (kind, key, body) -> found[0]++));
        same(5_000, found[0]);
    }

    private StreamPosition take(Holder holder) throws Exception {
        Leases.Acquired acquired = get(ports.leases.acquire(stream, holder));
        if (acquired instanceof Leases.Acquired.Held held) {
            throw new AssertionError("the lease is held by " + held.server());
        }
        return get(ports.journal.position(stream));
    }

    private StreamPosition takeEventually(Holder holder) throws Exception {
        long start = System.nanoTime();
        while (get(ports.leases.acquire(stream, holder)) instanceof Leases.Acquired.Held held) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) {
                fail("the lease of " + held.server() + " does not run out");
            }
            Thread.sleep(20);
        }
        return get(ports.journal.position(stream));
    }

    private Commit commit(StreamPosition before, int events, List<StateRow> rows, List<RecordedAnswer> answers) {
        List<JournalEvent> made = new ArrayList<>();
        byte[] head = before.head();
        for (int number = 1; number <= events; number++) {
            byte[] body = bytes("{\"number\":" + number + ",\"words\":\"né à 5 h\"}");
            JournalEvent unchained = new JournalEvent(
                    before.seq() + number, before.commit() + 1, AT, AT.plusSeconds(3600), "TaskEnded", 2,
                    number % 2 == 0 ? Optional.of(id("event")) : Optional.empty(), by(), body, chain.bodyHash(body), head);
            head = chain.link(head, unchained);
            made.add(new JournalEvent(
                    unchained.seq(), unchained.commit(), AT, unchained.machineTime(), unchained.type(), 2, unchained.commandId(),
                    unchained.provenance(), body, unchained.bodyHash(), head));
        }
        StreamPosition after = new StreamPosition(before.epoch(), before.seq() + events, before.commit() + 1, head, AT, 7);
        return new Commit(stream, before, after, AT, made, rows, answers);
    }

    private CommandId id(String word) {
        return new CommandId(stream + ":" + word);
    }

    private static Provenance by() {
        return new Provenance(
                new Actor("claire"), Optional.of(new Actor("marc")), "api", "l'écart est connu", Optional.of(new EstateVersion("abc")));
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            fail("expected " + expected + ", found " + found);
        }
    }

    private static void fail(String words) {
        throw new AssertionError(words);
    }
}
