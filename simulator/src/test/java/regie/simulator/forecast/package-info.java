/** The compiled forecast held against the machine's own, on random estates and in the middle of random nights. */
@NullMarked
package regie.simulator.forecast;

import org.jspecify.annotations.NullMarked;
