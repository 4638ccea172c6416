package regie.kernel;

import java.util.List;

/**
 * The answer of a decider to one command: the events that are now true, or the problem that
 * refused it. A refusal leaves the state untouched. An accepted decision may have no events
 * (the command was already true).
 */
public sealed interface Decision<E> {

    record Accepted<E>(List<E> events) implements Decision<E> {}

    record Refused<E>(Problem problem) implements Decision<E> {}
}
