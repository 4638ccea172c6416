/** What the benchmarks give the engine to do: estates of known shape, written as anybody would write them. */
@NullMarked
package regie.bench.work;

import org.jspecify.annotations.NullMarked;
