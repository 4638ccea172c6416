package regie.server.api;

import java.util.List;
import java.util.Optional;

/**
 * One message of the change stream: what differs from before, so that a page asks again for just that.
 *
 * @param seq the journal's position after the change; the stream's {@code id}, to resume from
 * @param runs ids of runs that changed
 * @param tasks ids of tasks that changed; at most 500, then {@code more} is true and the page asks for all
 * @param hosts names of hosts that changed
 */
public record ChangeEvent(long seq, List<String> runs, List<String> tasks, List<String> hosts, boolean more,
        Optional<String> other) {}
