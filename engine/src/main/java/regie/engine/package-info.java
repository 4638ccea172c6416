/** Runs as a pure machine. */
@NullMarked
package regie.engine;

import org.jspecify.annotations.NullMarked;
