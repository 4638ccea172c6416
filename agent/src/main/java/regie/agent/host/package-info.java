/**
 * The agent on a real host: one loop that drives the pure machine of {@link regie.protocol.agent},
 * and around it the links to server and supervisor, the bundles, and the reading of outputs.
 */
@NullMarked
package regie.agent.host;

import org.jspecify.annotations.NullMarked;
