/** The door of the engine: one command, one moment, and what follows from them. */
@NullMarked
package regie.engine.decide;

import org.jspecify.annotations.NullMarked;
