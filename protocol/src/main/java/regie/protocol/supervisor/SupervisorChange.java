package regie.protocol.supervisor;

import regie.kernel.AttemptId;
import regie.protocol.ProductionClock;

/** What a decision changes in a supervisor's state. */
public sealed interface SupervisorChange {

    record Became(Held held) implements SupervisorChange {}

    record Forgotten(AttemptId attempt) implements SupervisorChange {}

    record ClockChanged(ProductionClock clock) implements SupervisorChange {}

    record AgentChanged(boolean attached) implements SupervisorChange {}

    record QuittingChanged(Quitting quitting) implements SupervisorChange {}

    /** Whether a supervisor means to end. */
    enum Quitting {
        NO,
        WHEN_NOTHING_RUNS,
        AFTER_STOPPING_ALL
    }
}
