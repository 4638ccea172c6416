package regie.engine.state;

import java.util.Optional;
import regie.engine.AttemptResult;
import regie.kernel.HostName;

/** What is remembered of the attempt that ended last. */
public record LastAttempt(int number, Optional<HostName> host, AttemptResult result) {}
