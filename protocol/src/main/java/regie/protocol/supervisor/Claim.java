package regie.protocol.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.kernel.AttemptId;

/**
 * What is on disk before a process may be started. It holds what a later supervisor needs to carry
 * on, and neither command nor environment, where secrets may stand.
 */
public record Claim(AttemptId attempt, long token, String boot, Instant at, Instant machine,
        Optional<Duration> timeout, Duration grace, long outputLimit, List<String> failOnOutput) {}
