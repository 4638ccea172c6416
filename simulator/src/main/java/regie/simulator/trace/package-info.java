/** What happened in a simulation, one dense line each. */
@NullMarked
package regie.simulator.trace;

import org.jspecify.annotations.NullMarked;
