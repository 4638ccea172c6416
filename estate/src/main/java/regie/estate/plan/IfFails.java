package regie.estate.plan;

/** What a failure does to the rest of the run. */
public sealed interface IfFails {

    /** The branch stops; the run ends failed when nothing else can move. */
    record Stop() implements IfFails {}

    /** Counts as a success for successors. */
    record Continue() implements IfFails {}

    /** The run stays blocked until a person decides. */
    record Hold() implements IfFails {}

    /** Runs another task of the plan, then the branch stays as {@code Stop} leaves it. */
    record RunTask(String task) implements IfFails {}
}
