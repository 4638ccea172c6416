package regie.server.views;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StreamId;
import regie.server.api.JournalEntry;
import regie.server.api.Slice;
import regie.server.api.VerifyView;
import regie.store.audit.Finding;
import regie.store.audit.Verification;

/** The journal by its reader, on any server. */
public final class StoredJournal implements JournalReading {

    private static final int FINDINGS_MAX = 20;

    private final JournalReader reader;
    private final StreamId stream;
    private final Supplier<Verification> audit;

    /** @param audit walks the whole chain, and compares it with the heads that are noted outside */
    public StoredJournal(JournalReader reader, StreamId stream, Supplier<Verification> audit) {
        this.reader = reader;
        this.stream = stream;
        this.audit = audit;
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
        Verification found = audit.get();
        return new VerifyView(found.isIntact(), found.lastSeq(), found.findings().stream()
                .map(Finding::sentence).limit(FINDINGS_MAX).toList());
    }

    private static JournalEntry entry(JournalEvent event) {
        String reason = event.provenance().reason();
        return new JournalEntry(
                event.seq(), event.at(), event.machineTime(), event.type(), event.typeVersion(), event.commandId().map(CommandId::value),
                event.provenance().cause(), event.provenance().actor().value(), reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                event.body() == null ? "" : new String(event.body(), StandardCharsets.UTF_8));
    }
}
