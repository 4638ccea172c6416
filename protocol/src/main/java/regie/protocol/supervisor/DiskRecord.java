package regie.protocol.supervisor;

import java.time.Instant;
import regie.kernel.AttemptId;
import regie.protocol.ToServer;

/** One record of the claim-and-exit file, in the order in which things happened. */
public sealed interface DiskRecord {

    AttemptId attempt();

    record Claimed(Claim claim) implements DiskRecord {
        @Override
        public AttemptId attempt() {
            return claim.attempt();
        }
    }

    /** Written without waiting for the disk: after a cut of power the boot id tells that it is gone. */
    record Spawned(AttemptId attempt, ProcessRef process, Instant at, Instant machine) implements DiskRecord {}

    /** The end, with or without a claim before it: a refusal or a kill before the start has none. */
    record Ended(ToServer.Ended ended) implements DiskRecord {
        @Override
        public AttemptId attempt() {
            return ended.attempt();
        }
    }

    /** The server has the end. The record stays for a while, against a start that comes very late. */
    record Settled(AttemptId attempt) implements DiskRecord {}
}
