/** One simulation put together: the estate, the servers, the hosts, and what happens to them. */
@NullMarked
package regie.simulator.scene;

import org.jspecify.annotations.NullMarked;
