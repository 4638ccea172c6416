/** The production dates of plans: on which they are due, when they start on them, and which come before and after. */
@NullMarked
package regie.estate.dates;

import org.jspecify.annotations.NullMarked;
