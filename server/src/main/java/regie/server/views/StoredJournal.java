package regie.server.views;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;
import regie.runtime.journal.Chain;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StreamId;
import regie.server.api.JournalEntry;
import regie.server.api.Slice;
import regie.server.api.VerifyView;

/** The journal by its reader, on any server. */
public final class StoredJournal implements JournalReading {

    private static final int VERIFY_AT_ONCE = 5_000;
    private static final int FINDINGS_MAX = 20;

    private final JournalReader reader;
    private final StreamId stream;

    public StoredJournal(JournalReader reader, StreamId stream) {
        this.reader = reader;
        this.stream = stream;
    }

    @Override
    public Slice<JournalEntry> after(long seq, int limit) {
        List<JournalEntry> entries = reader.after(stream, seq, limit).stream().map(StoredJournal::entry).toList();
        return new Slice<>(entries, entries.size() < limit ? Optional.empty() : Optional.of(Long.toString(entries.getLast().seq())));
    }

    @Override
    public Slice<JournalEntry> before(long seq, int limit) {
        long end = seq > 0 ? seq : reader.head(stream).seq() + 1;
        long from = Math.max(0, end - 1 - limit);
        List<JournalEntry> entries = new ArrayList<>(reader.after(stream, from, (int) (end - 1 - from)).stream()
                .map(StoredJournal::entry).toList());
        java.util.Collections.reverse(entries);
        return new Slice<>(entries, from == 0 ? Optional.empty() : Optional.of(Long.toString(from + 1)));
    }

    @Override
    public VerifyView verify() {
        long head = reader.head(stream).seq();
        Chain chain = new Chain();
        byte[] hash = Chain.start();
        long expected = 1;
        List<Text> findings = new ArrayList<>();
        while (expected <= head && findings.size() < FINDINGS_MAX) {
            List<JournalEvent> some = reader.after(stream, expected - 1, VERIFY_AT_ONCE);
            if (some.isEmpty()) {
                findings.add(missing(expected, head));
                break;
            }
            for (JournalEvent event : some) {
                if (event.seq() != expected) {
                    findings.add(missing(expected, event.seq() - 1));
                }
                if (event.body() != null && !Arrays.equals(chain.bodyHash(event.body()), event.bodyHash())
                        || !Arrays.equals(chain.link(hash, event), event.hash())) {
                    findings.add(new Text("l’évènement " + event.seq() + " (" + event.type() + ") a été altéré",
                            "event " + event.seq() + " (" + event.type() + ") was altered"));
                }
                hash = event.hash();
                expected = event.seq() + 1;
            }
        }
        return new VerifyView(findings.isEmpty(), head, findings);
    }

    private static Text missing(long from, long to) {
        String range = from == to ? Long.toString(from) : from + "–" + to;
        return new Text("évènement(s) " + range + " : absents", "event(s) " + range + ": missing");
    }

    private static JournalEntry entry(JournalEvent event) {
        String reason = event.provenance().reason();
        return new JournalEntry(
                event.seq(), event.at(), event.machineTime(), event.type(), event.typeVersion(), event.commandId().map(CommandId::value),
                event.provenance().cause(), event.provenance().actor().value(), reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                event.body() == null ? "" : new String(event.body(), StandardCharsets.UTF_8));
    }
}
