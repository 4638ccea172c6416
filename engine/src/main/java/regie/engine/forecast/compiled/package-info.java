/** The forecast as arrays of numbers: what the machine would do, thousands of times over. */
@NullMarked
package regie.engine.forecast.compiled;

import org.jspecify.annotations.NullMarked;
