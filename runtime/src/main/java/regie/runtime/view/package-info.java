/** Followers: consumers of committed events in order, each with its position, off the writer's path. */
@NullMarked
package regie.runtime.view;

import org.jspecify.annotations.NullMarked;
