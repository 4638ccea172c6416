/**
 * When things start: cron expressions, and what a local time means on the two nights of the year
 * on which it does not exist or comes twice.
 */
@NullMarked
package regie.estate.time;

import org.jspecify.annotations.NullMarked;
