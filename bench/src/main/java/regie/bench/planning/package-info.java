/** How fast days are planned. */
@NullMarked
package regie.bench.planning;

import org.jspecify.annotations.NullMarked;
