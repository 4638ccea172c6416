/** The declared model and its validation. */
@NullMarked
package regie.estate;

import org.jspecify.annotations.NullMarked;
