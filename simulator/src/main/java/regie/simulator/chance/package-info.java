/** Where all chance comes from: one seed, many independent streams. */
@NullMarked
package regie.simulator.chance;

import org.jspecify.annotations.NullMarked;
