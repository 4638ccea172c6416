package regie.engine.why;

import java.util.List;
import java.util.Optional;
import regie.engine.dispatch.Hosts;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.kernel.HostName;

/** Where a task is, was, or may be. */
public final class Machines {

    private Machines() {}

    /** The machine of its live or last attempt; before the first, those that it may run on. */
    public static List<HostName> of(EngineState state, Task task) {
        Optional<HostName> live = task.attempt().flatMap(Attempt::host);
        Optional<HostName> last = task.state().ended() ? task.last().flatMap(LastAttempt::host) : Optional.empty();
        Optional<HostName> known = live.or(() -> last);
        if (known.isPresent()) {
            return List.of(known.get());
        }
        return task.definition().action() instanceof Action.External
                ? Hosts.of(state, task).stream().map(Host::name).toList() : List.of();
    }
}
