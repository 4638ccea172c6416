package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.TaskState;

/** Between the state and its rows. */
public final class StateRows {

    private StateRows() {}

    /** The state that these rows were written from. Any order will do; lines and timers are rebuilt. */
    public static EngineState load(Iterable<StateRow> rows) {
        return new Loading().load(rows);
    }

    static List<StateRow> all(EngineState state) {
        List<StateRow> rows = new ArrayList<>();
        rows.add(misc(state));
        state.facts().ifPresent(facts -> rows.add(new StateRow.Estate(facts)));
        rows.addAll(state.pins());
        state.removedNumbers.forEach(first -> rows.add(new StateRow.Number(first, state.numbers.getOrDefault(first, 1))));
        state.hosts.values().forEach(host -> rows.add(host.row()));
        state.resources.values().forEach(resource -> resource.row().ifPresent(rows::add));
        rows.addAll(state.pauses.values());
        state.runs.values().forEach(run -> rows.add(run.row()));
        for (Run run : state.runs.values()) {
            for (Task task : run.everything()) {
                if (touched(task)) {
                    rows.add(row(task));
                }
            }
        }
        rows.addAll(state.exceptions.values());
        rows.addAll(state.instructions.values());
        rows.addAll(state.bulks.values());
        rows.addAll(state.days.scopes.values());
        rows.addAll(state.days.missed.values());
        rows.addAll(state.days.settings.values());
        rows.addAll(state.days.periods.values());
        state.days.catchUp().ifPresent(rows::add);
        rows.addAll(state.across.outcomes());
        rows.addAll(state.events.all());
        rows.addAll(state.lateness.rows());
        return rows;
    }

    private static boolean touched(Task task) {
        return task.node.reaches() || task.state != TaskState.WAITING || task.attempts > 0 || task.side != null
                || task.item != null || task.group != null
                || (task.flags & ~Flag.MET.bit() & ~Flag.ABSENT.bit()) != 0 || task.has(Flag.MET) && task.node.needs.length > 0;
    }

    static StateRow.Misc misc(EngineState state) {
        return new StateRow.Misc(state.lastToken, state.lastOrder, state.lastException, state.lastInstruction);
    }

    static StateRow.Task row(Task task) {
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            if (task.has(flag)) {
                flags.add(flag);
            }
        }
        Task.ItemOf item = task.item;
        return new StateRow.Task(
                task.id(),
                task.state,
                flags,
                task.readyMicros == 0 ? Instant.EPOCH : Micros.instant(task.readyMicros),
                task.changedMicros == 0 ? Instant.EPOCH : Micros.instant(task.changedMicros),
                task.attempts,
                item == null ? Optional.empty()
                        : Optional.of(new StateRow.ItemPart(item.group().name(), item.index(), item.key(), item.value())),
                Optional.ofNullable(task.attempt),
                Optional.ofNullable(task.last),
                Optional.ofNullable(task.side));
    }
}
