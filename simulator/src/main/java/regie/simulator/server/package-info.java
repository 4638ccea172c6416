/** A simulated server: the real loop over a line to the simulated database, and a desk where agents link. */
@NullMarked
package regie.simulator.server;

import org.jspecify.annotations.NullMarked;
