/** Implements the agent's ports on a real host. */
@NullMarked
package regie.agent;

import org.jspecify.annotations.NullMarked;
