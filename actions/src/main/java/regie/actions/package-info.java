/** What a task can do. */
@NullMarked
package regie.actions;

import org.jspecify.annotations.NullMarked;
