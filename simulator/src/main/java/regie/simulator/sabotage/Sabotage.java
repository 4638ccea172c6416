package regie.simulator.sabotage;

/** What is broken on purpose, so that it can be seen that the simulator finds it. */
public enum Sabotage {
    NONE,
    /** The decider takes an agent out of sight for the loss of all that runs there. */
    OUT_OF_SIGHT_IS_LOST,
    /** The engine forgets that tasks hold locks and units. */
    FORGETS_RESOURCES,
    /** The supervisor starts a process without having claimed the attempt on disk. */
    FORGETS_CLAIMS,
    /** The loop lets effects out before the commit. */
    EFFECTS_BEFORE_COMMIT,
    /** The engine forgets that tasks wait for declared events. */
    FORGETS_EVENTS,
    /** The engine takes the date before the previous one for the previous one. */
    MISTAKES_DATES,
    /** A takeover finds the timers of the state gone. */
    RECOVERY_DROPS_TIMERS
}
