package regie.server.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A machine and its agent.
 *
 * @param link {@code connected}, {@code lost} or {@code never-seen}
 * @param slots attempts at once; absent when the estate leaves it to the agent
 */
public record HostView(
        String name,
        String reach,
        String link,
        Optional<Instant> lastSeen,
        Optional<String> agentVersion,
        Optional<Long> agentPid,
        Optional<Integer> slots,
        int live,
        int queued,
        Map<String, String> labels) {}
