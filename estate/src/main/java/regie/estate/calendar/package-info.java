/**
 * Which dates are worked: public holidays, weekends, days closed and opened by hand, and calendars
 * made of other calendars.
 */
@NullMarked
package regie.estate.calendar;

import org.jspecify.annotations.NullMarked;
