/** The programs behind regie bench. */
@NullMarked
package regie.bench;

import org.jspecify.annotations.NullMarked;
