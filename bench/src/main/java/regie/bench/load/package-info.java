/** A day as large as any: how much memory it takes, and how soon it goes on after kill -9. */
@NullMarked
package regie.bench.load;

import org.jspecify.annotations.NullMarked;
