package regie.simulator.audit;

import java.util.List;
import java.util.Optional;
import regie.engine.Claim;
import regie.engine.Intent;
import regie.kernel.AttemptId;
import regie.kernel.HostName;

/** What the auditor knows of one attempt. */
final class AttemptModel {

    final AttemptId id;
    final Optional<HostName> host;
    final List<Claim> holds;
    final Intent intent;
    long token;
    boolean stopping;
    boolean unknown;
    boolean ended;
    /** Its task went on without it: what it still does is allowed and counts for nothing. */
    boolean excused;

    AttemptModel(AttemptId id, Optional<HostName> host, List<Claim> holds, Intent intent, long token) {
        this.id = id;
        this.host = host;
        this.holds = holds;
        this.intent = intent;
        this.token = token;
    }
}
