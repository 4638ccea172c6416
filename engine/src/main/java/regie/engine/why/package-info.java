/** Why a task does not start, or does not end: read from the state, never written. */
@NullMarked
package regie.engine.why;

import org.jspecify.annotations.NullMarked;
