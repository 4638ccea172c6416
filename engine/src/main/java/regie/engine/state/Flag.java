package regie.engine.state;

/** What else is true of a task besides its state; written by name in its row. */
public enum Flag {
    /** Not in the course of this run: its days leave it out. It passes for those who need it. */
    ABSENT,
    /** Its needs are met (kept while it is pending). */
    MET,
    HELD,
    ICED,
    NO_EXEC,
    /** Its {@code when} said yes. */
    ADMITTED,
    CONFIRM_ASKED,
    CONFIRMED,
    /** Does not wait for window or delay any more. */
    HURRIED,
    /** Succeeded because a person said so. */
    FORCED,
    /** Succeeded without work: nothing to do, on ice or no-exec. */
    PASSED,
    /** Ended well, to be looked at. */
    WARNED,
    /** Called as a step by another task; starts without its own needs. */
    SUMMONED,
    /** A {@code foreach} whose list was found: its state follows from its items. */
    EXPANDED,
    /** The next attempt starts at the checkpoint. */
    AT_CHECKPOINT,
    /** Skipped by its own rules, not by a person: a rerun of what it needs decides again. */
    AUTO_SKIPPED,
    /** A procedure that must succeed before its next attempt is under way. */
    AWAITS_PROCEDURE,
    /** Whoever it waits for was reminded. */
    REMINDED,
    ESCALATED,
    /** Only other plans, other dates or declared events keep its needs from being met: while they do, its run goes on. */
    AWAITS_OTHERS,
    /** The events that it raises at its end are raised. */
    RAISED,
    /** The events that it takes with it are taken. */
    CONSUMED,
    /** It starts over: what its last attempt gave back is no longer a fact for others. */
    FORGOTTEN;

    int bit() {
        return 1 << ordinal();
    }
}
