/** Measures the durable loop with a machine that does next to nothing. */
@NullMarked
package regie.store.bench;

import org.jspecify.annotations.NullMarked;
