package regie.engine.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.TaskState;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;

/**
 * A copy of a state that a forecast may live in: softened plans, all machines in reach (what is out of sight is taken to
 * be back), gestures on many and their like left out.
 */
final class SoftState {

    private SoftState() {}

    static EngineState of(EngineState state, Softened softened) {
        List<StateRow> rows = new ArrayList<>();
        for (StateRow row : state.rows()) {
            switch (row) {
                case StateRow.Pin it -> rows.add(new StateRow.Pin(it.pin(), softened.plan(it.pin(), it.definition())));
                case StateRow.Host it -> {}
                case StateRow.Task it -> rows.add(task(it));
                case StateRow.Bulk it -> {}
                case StateRow.Late it -> {}
                case StateRow.Instruction it -> {}
                case StateRow.Exception it -> {}
                case StateRow.Misc it -> rows.add(it);
                case StateRow.Estate it -> rows.add(it);
                case StateRow.Number it -> rows.add(it);
                case StateRow.Resource it -> rows.add(it);
                case StateRow.Pause it -> rows.add(it);
                case StateRow.Run it -> rows.add(it);
                case StateRow.Outcome it -> rows.add(it);
                case StateRow.Event it -> rows.add(it);
                case StateRow.Day it -> rows.add(it);
                case StateRow.Missed it -> rows.add(it);
                case StateRow.Setting it -> rows.add(it);
                case StateRow.Period it -> rows.add(it);
                case StateRow.Catchup it -> rows.add(it);
            }
        }
        state.hosts().forEach(host ->
                rows.add(new StateRow.Host(host.name(), true, "forecast", Instant.EPOCH, host.slots(), List.of())));
        return StateRows.load(rows);
    }

    private static StateRow.Task task(StateRow.Task row) {
        if (row.state() != TaskState.UNKNOWN || row.attempt().isEmpty()) {
            return row;
        }
        Attempt lost = row.attempt().get();
        Attempt seen = new Attempt(lost.number(), lost.token(), lost.host(), lost.incarnation(), lost.holds(), lost.intent(),
                lost.intendedAt(), lost.startedAt(), lost.stopping(), Optional.empty());
        TaskState state = seen.stopping().isPresent() ? TaskState.STOPPING : TaskState.RUNNING;
        return new StateRow.Task(row.id(), state, row.flags(), row.readyAt(), row.changedAt(), row.attempts(), row.item(),
                Optional.of(seen), row.last(), row.side());
    }
}
