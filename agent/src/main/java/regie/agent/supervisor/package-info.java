/**
 * The resident supervisor on a real host: one loop that drives the pure machine of
 * {@link regie.protocol.supervisor}, and around it the threads that wait for disk, children,
 * processes and the agent.
 */
@NullMarked
package regie.agent.supervisor;

import org.jspecify.annotations.NullMarked;
