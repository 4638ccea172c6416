/** Keeps the production day going: dates planned off the loop, handed in by parts. */
@NullMarked
package regie.server.day;

import org.jspecify.annotations.NullMarked;
