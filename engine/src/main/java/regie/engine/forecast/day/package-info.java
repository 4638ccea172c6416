/** A whole day foreseen: from an estate and a date, with what is supposed otherwise, to what will happen. */
@NullMarked
package regie.engine.forecast.day;

import org.jspecify.annotations.NullMarked;
