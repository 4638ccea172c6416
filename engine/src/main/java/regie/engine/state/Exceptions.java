package regie.engine.state;

import java.time.Instant;
import regie.engine.By;
import regie.engine.Target;

/** The list of what was bent. An entry stays until it is put right, or until what it tells of is undone. */
final class Exceptions {

    private Exceptions() {}

    static void add(EngineState state, Instant at, StateRow.Exception.Kind kind, Target target, String detail, By by) {
        long id = ++state.lastException;
        state.dirt.misc();
        StateRow.Exception row = new StateRow.Exception(id, kind, target, detail, at, by);
        state.exceptions.put(id, row);
        state.dirt.row(row);
    }

    static void lift(EngineState state, StateRow.Exception.Kind kind, Target target) {
        state.exceptions.values().stream()
                .filter(row -> row.what() == kind && row.target().equals(target))
                .map(StateRow.Exception::id)
                .toList()
                .forEach(id -> remove(state, id));
    }

    static void remove(EngineState state, long id) {
        StateRow.Exception row = state.exceptions.remove(id);
        if (row != null) {
            state.dirt.gone(row.key());
        }
    }
}
