/**
 * A plan as it is pinned by a run: templates, {@code like} and defaults already merged in, so that
 * nothing here refers to another document except by name.
 */
@NullMarked
package regie.estate.plan;

import org.jspecify.annotations.NullMarked;
