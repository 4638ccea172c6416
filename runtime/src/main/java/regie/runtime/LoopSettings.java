package regie.runtime;

import java.time.Duration;

/**
 * The limits of a loop.
 *
 * @param queueMax commands that may wait; beyond it they are refused {@code Busy}
 * @param batchMax commands decided into one commit
 * @param eventsMax events after which a batch is full
 * @param inboxPoll how often the inbox is looked at when no notice comes
 */
public record LoopSettings(int queueMax, int batchMax, int eventsMax, Duration inboxPoll) {

    public static final LoopSettings DEFAULT = new LoopSettings(50_000, 2_000, 4_000, Duration.ofMillis(500));
}
