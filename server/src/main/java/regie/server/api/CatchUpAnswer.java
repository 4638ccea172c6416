package regie.server.api;

import java.util.List;
import java.util.Optional;

/**
 * What is done, or would be.
 *
 * @param started starts that are caught up, the oldest first
 * @param dropped starts that leave a record that they were missed
 */
public record CatchUpAnswer(boolean preview, List<MissedStart> started, List<MissedStart> dropped, Optional<ProblemView> problem) {}
