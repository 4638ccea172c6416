/** Forecasts held against recorded workflows. */
@NullMarked
package regie.bench.forecast;

import org.jspecify.annotations.NullMarked;
