/**
 * The engine's memory and the one way in which it changes: {@link regie.engine.state.EngineEvolver}. What is essential
 * follows from the events and is written as rows; queues, timers and indexes are rebuilt from it.
 */
@NullMarked
package regie.engine.state;

import org.jspecify.annotations.NullMarked;
