package regie.server.machine;

import regie.engine.state.EngineState;

/** A machine of the loop whose state may be looked at, on the loop's thread only. */
public interface StateHolder {
    EngineState state();
}
