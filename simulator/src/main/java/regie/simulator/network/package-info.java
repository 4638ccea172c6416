/** Links that are cut, that stall, and that deliver twice or late. */
@NullMarked
package regie.simulator.network;

import org.jspecify.annotations.NullMarked;
