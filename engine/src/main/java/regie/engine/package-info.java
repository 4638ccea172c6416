/**
 * Runs as a pure machine: the vocabulary. A command and a state give events or a named problem; an event and a state
 * give the next state. Nothing in here knows a clock, a thread, a disk or a database.
 *
 * <p>{@code regie.engine} says the words (commands, gestures, events, problems, intents, wait reasons),
 * {@code .state} folds events, {@code .turn} decides one command, {@code .dispatch} starts what may start,
 * {@code .gesture} is what people do, {@code .why} answers "why not?", {@code .effect} says what should happen outside,
 * {@code .decide} is the door.
 */
@NullMarked
package regie.engine;

import org.jspecify.annotations.NullMarked;
