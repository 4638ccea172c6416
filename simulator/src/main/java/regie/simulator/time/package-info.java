/** Virtual time: a queue of what is due, run by one thread, and clocks that may jump. */
@NullMarked
package regie.simulator.time;

import org.jspecify.annotations.NullMarked;
