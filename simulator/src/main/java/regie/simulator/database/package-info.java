/** The simulated database: what is true of journal, rows, lease and inbox, and requests that fail on the way. */
@NullMarked
package regie.simulator.database;

import org.jspecify.annotations.NullMarked;
