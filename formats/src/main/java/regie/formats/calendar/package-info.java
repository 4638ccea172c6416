/** Public holidays of countries, regions and markets: the library's, and what we add to it. */
@NullMarked
package regie.formats.calendar;

import org.jspecify.annotations.NullMarked;
