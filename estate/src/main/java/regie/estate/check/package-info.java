/** What can be known about declared graphs without running them. */
@NullMarked
package regie.estate.check;

import org.jspecify.annotations.NullMarked;
