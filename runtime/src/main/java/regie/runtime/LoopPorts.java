package regie.runtime;

import regie.runtime.clock.Clocks;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.Journal;
import regie.runtime.lease.Leases;

/** What a loop stands on. */
public record LoopPorts(Journal journal, Leases leases, Inbox inbox, Clocks clocks) {}
