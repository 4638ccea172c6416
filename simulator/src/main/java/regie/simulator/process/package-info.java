/** The processes of the simulated hosts: the truth about what ran, and when. */
@NullMarked
package regie.simulator.process;

import org.jspecify.annotations.NullMarked;
