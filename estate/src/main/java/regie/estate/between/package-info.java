/** What is declared between plans: events with their dates, freezes, capacities that change by the hour. */
@NullMarked
package regie.estate.between;

import org.jspecify.annotations.NullMarked;
