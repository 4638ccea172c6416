/** The loop on its twins. */
@NullMarked
package regie.runtime;

import org.jspecify.annotations.NullMarked;
