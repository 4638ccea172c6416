package regie.store.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import regie.runtime.journal.Chain;
import regie.runtime.journal.JournalEvent;

/** Walks a chain event by event and keeps what does not fit. */
final class ChainWalk {

    private static final int SUSPECTS_COMPARED = 50;

    private final Chain chain = new Chain();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final TreeMap<Long, List<HeadNotes.Kept>> notes = new TreeMap<>();
    private byte[] previous = Chain.start();
    private long seq;
    private long events;
    private long withoutBody;
    private long archived;
    private long notedUpTo;

    private record Suspect(byte[] previous, JournalEvent event) {}

    ChainWalk(List<HeadNotes.Kept> heads) {
        heads.forEach(kept -> notes.computeIfAbsent(kept.note().seq(), at -> new ArrayList<>()).add(kept));
    }

    /** Events up to {@code last} lie in an archive that began on one hash and ended on another. */
    void archived(long last, byte[] before, byte[] after) {
        if (!Arrays.equals(previous, before)) {
            add(new Finding.HeadDiffers(seq));
        }
        archived += last - seq;
        seq = last;
        previous = after;
    }

    void next(JournalEvent event) {
        if (event.seq() != seq + 1) {
            add(new Finding.EventsMissing(seq + 1, event.seq() - 1));
        }
        boolean afterGap = event.seq() != seq + 1;
        events++;
        seq = event.seq();
        if (event.body() == null) {
            withoutBody++;
        }
        // After a gap the chain goes on from the hash as it was written, so that only what is wrong is named.
        if (!afterGap && !Arrays.equals(chain.link(previous, event), event.hash())) {
            suspects.add(new Suspect(previous, event));
        }
        previous = event.hash();
        compareWithNote();
    }

    Verification end(long headSeq, byte[] head) {
        if (seq > headSeq) {
            add(new Finding.EventsBeyondHead(headSeq + 1, headSeq));
        }
        if (seq < headSeq) {
            add(new Finding.EventsMissing(seq + 1, headSeq));
        }
        if (seq == headSeq && !Arrays.equals(previous, head)) {
            add(new Finding.HeadDiffers(headSeq));
        }
        // Heads are read before the journal, so one that is noted beyond its end says that the end was cut off.
        notes.tailMap(Math.max(seq, headSeq), false).values().forEach(
                beyond -> beyond.forEach(kept -> add(new Finding.NotedHeadDiffers(kept.note().seq(), kept.where()))));
        suspects.stream()
                .limit(Verification.FINDINGS_MAX * 2L)
                .filter(suspect -> !followsAnother(suspect))
                .forEach(suspect -> add(judge(suspect)));
        findings.sort(java.util.Comparator.comparingLong(Finding::seq));
        return new Verification(
                events, seq, HexFormat.of().formatHex(previous), withoutBody, archived, notedUpTo,
                List.copyOf(findings.subList(0, Math.min(findings.size(), Verification.FINDINGS_MAX))));
    }

    private void compareWithNote() {
        List<HeadNotes.Kept> here = notes.get(seq);
        if (here == null) {
            return;
        }
        String head = HexFormat.of().formatHex(previous);
        List<HeadNotes.Kept> others = here.stream().filter(kept -> !kept.note().head().equals(head)).toList();
        others.forEach(kept -> add(new Finding.NotedHeadDiffers(seq, kept.where())));
        if (others.isEmpty()) {
            notedUpTo = seq;
        }
    }

    /** What only stands behind another suspect is itself as it was written. */
    private boolean followsAnother(Suspect suspect) {
        return suspects.stream().limit(SUSPECTS_COMPARED).anyMatch(other -> other != suspect
                && Arrays.equals(chain.link(other.event.hash(), suspect.event), suspect.event.hash()));
    }

    /** An event that would fit at another suspect's place was moved; otherwise it was altered. */
    private Finding judge(Suspect suspect) {
        JournalEvent event = suspect.event;
        for (Suspect other : suspects.subList(0, Math.min(suspects.size(), SUSPECTS_COMPARED))) {
            JournalEvent moved = new JournalEvent(
                    other.event.seq(), event.commit(), event.at(), event.machineTime(), event.type(), event.typeVersion(),
                    event.commandId(), event.provenance(), event.body(), event.bodyHash(), event.hash());
            for (Suspect before : suspects.subList(0, Math.min(suspects.size(), SUSPECTS_COMPARED))) {
                boolean fits = Arrays.equals(chain.link(before.previous, moved), event.hash())
                        || Arrays.equals(chain.link(before.event.hash(), moved), event.hash());
                if (other != suspect && fits) {
                    return new Finding.EventReordered(event.seq(), other.event.seq());
                }
            }
        }
        return new Finding.EventAltered(event.seq(), event.type());
    }

    private void add(Finding finding) {
        if (findings.size() < Verification.FINDINGS_MAX * 2) {
            findings.add(finding);
        }
    }
}
