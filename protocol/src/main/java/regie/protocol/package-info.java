/** Messages between server and agents, and the agent's own machine. */
@NullMarked
package regie.protocol;

import org.jspecify.annotations.NullMarked;
