/** Planned days on virtual time: servers that stop over nights of a time change, come back, and do what the policies say. */
@NullMarked
package regie.simulator.day;

import org.jspecify.annotations.NullMarked;
