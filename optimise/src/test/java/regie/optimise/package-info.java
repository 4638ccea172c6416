/** Tests of the optimiser. */
@NullMarked
package regie.optimise;

import org.jspecify.annotations.NullMarked;
