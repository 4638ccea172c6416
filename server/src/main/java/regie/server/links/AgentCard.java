package regie.server.links;

import java.time.Instant;
import java.util.Map;
import regie.kernel.HostName;

/**
 * What is known of a linked agent.
 *
 * @param slots the most attempts that it runs at once
 * @param facts {@code os}, {@code cores}, {@code version}, {@code pid} …
 * @param lastHeard machine time of its last message
 * @param running how many attempts live there, by its last heartbeat
 */
public record AgentCard(
        HostName host, String incarnation, int slots, Map<String, String> facts, Instant lastHeard, int running) {}
