/** What should happen outside: a pure function of the state, and the same, event by event, while it is lived. */
@NullMarked
package regie.engine.effect;

import org.jspecify.annotations.NullMarked;
