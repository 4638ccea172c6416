package regie.protocol.supervisor;

import regie.kernel.AttemptId;

/** An attempt that a supervisor holds: the highest token that it has seen for it, and its phase. */
public record Held(AttemptId attempt, long token, Phase phase) {

    Held in(Phase next) {
        return new Held(attempt, token, next);
    }

    Held withToken(long seen) {
        return seen > token ? new Held(attempt, seen, phase) : this;
    }

    /** Whether something may still run for it. */
    boolean alive() {
        return switch (phase) {
            case Phase.Claiming claiming -> true;
            case Phase.Starting starting -> true;
            case Phase.Running running -> true;
            case Phase.Stopping stopping -> true;
            case Phase.Gathering gathering -> true;
            case Phase.Ending ending -> false;
            case Phase.Over over -> false;
        };
    }
}
