/** The walls and the tidy page, as tests. */
@NullMarked
package regie.rules;

import org.jspecify.annotations.NullMarked;
