/** One decision under way: events are emitted one by one and folded at once, so that each sees what the former did. */
@NullMarked
package regie.engine.turn;

import org.jspecify.annotations.NullMarked;
