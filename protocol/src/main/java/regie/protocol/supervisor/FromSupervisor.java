package regie.protocol.supervisor;

import regie.protocol.ToServer;

/** What a supervisor says to its agent. */
public sealed interface FromSupervisor {

    record Attached(int version, long pid) implements FromSupervisor {}

    /** For the server: started, ended, or a page of the inventory. */
    record Tells(ToServer message) implements FromSupervisor {}

    /** The supervisor ends now; all that it was told to do before is done or on disk. */
    record Leaving() implements FromSupervisor {}
}
