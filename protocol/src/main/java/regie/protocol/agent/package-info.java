/**
 * The agent as a pure machine between the server and the resident supervisor: inputs are values,
 * effects are values, and the same class runs on a host and in the simulator.
 */
@NullMarked
package regie.protocol.agent;

import org.jspecify.annotations.NullMarked;
