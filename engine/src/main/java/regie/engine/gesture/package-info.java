/** What people do: each gesture on each state works, or is refused with a named problem. Refusing is decided before anything is said. */
@NullMarked
package regie.engine.gesture;

import org.jspecify.annotations.NullMarked;
