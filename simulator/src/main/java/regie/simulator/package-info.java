/** The whole control room in one thread, with faults from a seed. */
@NullMarked
package regie.simulator;

import org.jspecify.annotations.NullMarked;
