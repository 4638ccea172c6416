package regie.engine.state;

import org.jspecify.annotations.Nullable;
import regie.engine.EngineEvent.CapacityTurned;
import regie.engine.EstateFacts.ResourceFact;

/** Folds what changes how much of a resource there is. */
final class Capacities {

    private Capacities() {}

    static void turned(EngineState state, CapacityTurned it) {
        Resource resource = state.resources.computeIfAbsent(it.resource(), Resource::new);
        resource.timed = it.capacity();
        resource.next = it.next().orElse(null);
        it.next().ifPresent(next -> state.moves.timer(next, Timer.Kind.CAPACITY, it.resource()));
        changed(state, resource);
    }

    /** Whoever stands in line for it is looked at again, and whoever asked for more than there was. */
    static void changed(EngineState state, Resource resource) {
        resource.row().ifPresent(state.dirt::row);
        for (Task task : resource.line()) {
            state.moves.unpark(task);
            state.work.look(task);
        }
        state.work.aside.stream().filter(task -> task.place == Place.STRANDED).forEach(state.work::look);
    }

    /** Another estate: hours that it no longer declares count no more. */
    static void declared(EngineState state, Resource resource, @Nullable ResourceFact fact) {
        resource.fact = fact;
        if (resource.timed != null && (fact == null || fact.windows().isEmpty())) {
            resource.timed = null;
            resource.next = null;
            resource.row().ifPresentOrElse(state.dirt::row,
                    () -> state.dirt.gone(new StateRow.Key(StateRow.Kind.RESOURCE, resource.name().value())));
        }
    }

    static void known(EngineState state, StateRow.Resource row) {
        Resource resource = state.resources.computeIfAbsent(row.name(), Resource::new);
        resource.capacitySet = row.capacity().orElse(null);
        resource.timed = row.timed().orElse(null);
        resource.next = row.next().orElse(null);
        row.next().ifPresent(next -> state.moves.timer(next, Timer.Kind.CAPACITY, row.name()));
    }
}
