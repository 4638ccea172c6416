/** How long tasks take, learned from how long they took. */
@NullMarked
package regie.engine.forecast.history;

import org.jspecify.annotations.NullMarked;
