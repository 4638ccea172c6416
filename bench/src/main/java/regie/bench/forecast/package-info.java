/** How fast the forecast is, and how right. */
@NullMarked
package regie.bench.forecast;

import org.jspecify.annotations.NullMarked;
