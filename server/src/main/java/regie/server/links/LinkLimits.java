package regie.server.links;

import java.time.Duration;

/**
 * The limits of the links, in machine time.
 *
 * @param heartbeat how often agents say that they live
 * @param lostAfter silence, or absence after a broken link, after which an agent counts as lost
 * @param queueMax messages that may wait for one agent; beyond it the link is closed, and everything
 *        that is still wanted is said again when the agent comes back
 */
public record LinkLimits(Duration heartbeat, Duration lostAfter, int queueMax) {

    public static final LinkLimits DEFAULT = new LinkLimits(Duration.ofSeconds(1), Duration.ofSeconds(6), 200_000);
}
