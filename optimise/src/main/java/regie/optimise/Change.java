package regie.optimise;

import java.time.Duration;
import java.util.Optional;
import regie.kernel.PlanName;

/**
 * What is proposed for one task.
 *
 * @param priority from 0 to 100
 * @param notBefore after its run's start; only where waiting for something longer lets the night end earlier
 */
public record Change(PlanName plan, String task, Optional<Integer> priority, Optional<Duration> notBefore) {}
