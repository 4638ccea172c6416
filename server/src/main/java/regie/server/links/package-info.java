/**
 * The agents as the server sees them: one listener, one link per host, heartbeats by machine time,
 * messages out in batches, outputs read on request and never stored.
 */
@NullMarked
package regie.server.links;

import org.jspecify.annotations.NullMarked;
