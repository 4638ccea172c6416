/** The loop: one writer per stream; journal and clock as ports. */
@NullMarked
package regie.runtime;

import org.jspecify.annotations.NullMarked;
