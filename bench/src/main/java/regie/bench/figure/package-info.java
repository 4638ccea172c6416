/** What every benchmark takes and gives: wishes in, a report out, with figures whose names carry their units. */
@NullMarked
package regie.bench.figure;

import org.jspecify.annotations.NullMarked;
