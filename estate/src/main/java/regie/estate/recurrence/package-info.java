/** Recurrence rules of iCalendar (RFC 5545): read, checked, and unrolled into local times. */
@NullMarked
package regie.estate.recurrence;

import org.jspecify.annotations.NullMarked;
