/** Durations and what is supposed of them. */
@NullMarked
package regie.engine.forecast;

import org.jspecify.annotations.NullMarked;
