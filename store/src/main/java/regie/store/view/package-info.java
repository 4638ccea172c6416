/** The view tables that pages read: day, run, task and attempt, each with its format and position. */
@NullMarked
package regie.store.view;

import org.jspecify.annotations.NullMarked;
