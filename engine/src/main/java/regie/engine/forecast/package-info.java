/** What will happen: the machine itself on virtual time, and what is read from it. */
@NullMarked
package regie.engine.forecast;

import org.jspecify.annotations.NullMarked;
