/** The engine by itself, and on the durable loop with an executor that does nothing: what deciding and remembering cost. */
@NullMarked
package regie.bench.engine;

import org.jspecify.annotations.NullMarked;
