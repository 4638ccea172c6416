package regie.runtime;

import regie.runtime.journal.JournalEvent;

/** A committed event: as it means and as it lies in the journal. */
public record Recorded<E>(E event, JournalEvent entry) {}
