package regie.engine.state;

import regie.engine.CycleEvent;
import regie.engine.DayEvent;
import regie.engine.EngineEvent;
import regie.engine.LateEvent;

/** Folds events into the state: cannot refuse, knows no clock, evaluates no expression. */
public final class EngineEvolver {

    private EngineEvolver() {}

    public static void evolve(EngineState state, EngineEvent event) {
        switch (event) {
            case EngineEvent.OfAttempt attempt -> EvolveAttempts.evolve(state, attempt);
            case EngineEvent.OfTask task -> EvolveTasks.evolve(state, task);
            case EngineEvent.OfRun run -> EvolveRuns.evolve(state, run);
            case CycleEvent cycle -> EvolveCycles.evolve(state, cycle);
            case LateEvent late -> state.lateness.evolve(late);
            case DayEvent day -> EvolveDays.evolve(state, day);
            case EngineEvent.OfEstate estate -> EvolveEstate.evolve(state, estate);
        }
    }
}
