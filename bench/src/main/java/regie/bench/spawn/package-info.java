/** Real processes: with the whole attempt protocol, and bare, in the same run, so that the machine's mood cancels out. */
@NullMarked
package regie.bench.spawn;

import org.jspecify.annotations.NullMarked;
