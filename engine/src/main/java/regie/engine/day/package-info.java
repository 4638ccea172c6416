/** The day: dates planned one by one, starts caught up after an outage, and what leaves. */
@NullMarked
package regie.engine.day;

import org.jspecify.annotations.NullMarked;
