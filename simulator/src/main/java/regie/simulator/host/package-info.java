/** A simulated machine: the real agent and supervisor machines over a simulated disk, kernel and socket. */
@NullMarked
package regie.simulator.host;

import org.jspecify.annotations.NullMarked;
