/** The match language of the command line, the API and gestures on many: which tasks are meant. */
@NullMarked
package regie.engine.select;

import org.jspecify.annotations.NullMarked;
