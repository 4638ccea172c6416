/** {@code regie bench simulate}: the whole control room under faults, seed after seed. */
@NullMarked
package regie.bench.simulate;

import org.jspecify.annotations.NullMarked;
