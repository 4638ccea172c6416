/** What a check of the estate has to say: findings with their place, as values that anyone may print. */
@NullMarked
package regie.estate.finding;

import org.jspecify.annotations.NullMarked;
