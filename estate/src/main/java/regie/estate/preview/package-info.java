/** Days before they come: what is planned for a date, and what a change of the estate does to the dates ahead. */
@NullMarked
package regie.estate.preview;

import org.jspecify.annotations.NullMarked;
