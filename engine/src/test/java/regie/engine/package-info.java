/** Scenarios, tables and figures of the engine. */
@NullMarked
package regie.engine;

import org.jspecify.annotations.NullMarked;
