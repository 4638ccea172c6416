/** On which production dates a plan is due and when it starts on them: rules of days, rules of starts, and what they give. */
@NullMarked
package regie.estate.schedule;

import org.jspecify.annotations.NullMarked;
