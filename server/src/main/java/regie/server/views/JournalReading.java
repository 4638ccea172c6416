package regie.server.views;

import regie.server.api.JournalEntry;
import regie.server.api.Slice;
import regie.server.api.VerifyView;

/** The journal as pages and API read it, off the writer's path. */
public interface JournalReading {

    /** Events after that position, in order. */
    Slice<JournalEntry> after(long seq, int limit);

    /** Events before that position (0: from the end), the newest first. */
    Slice<JournalEntry> before(long seq, int limit);

    /** Walks the whole chain. */
    VerifyView verify();
}
