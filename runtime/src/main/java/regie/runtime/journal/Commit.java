package regie.runtime.journal;

import java.time.Instant;
import java.util.List;

/**
 * Everything that becomes true at once. It is kept as it is until its fate is known: after a doubt
 * the same bytes are appended again.
 *
 * @param before where the stream must stand, with the epoch of this writer
 * @param after where it stands then
 * @param answers of commands that have an id; a commit may consist of nothing else
 */
public record Commit(
        StreamId stream,
        StreamPosition before,
        StreamPosition after,
        Instant machineTime,
        List<JournalEvent> events,
        List<StateRow> rows,
        List<RecordedAnswer> answers) {}
