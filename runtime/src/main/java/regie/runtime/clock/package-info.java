/** The two clocks: production time, which may be scaled, and machine time, which is real. */
@NullMarked
package regie.runtime.clock;

import org.jspecify.annotations.NullMarked;
