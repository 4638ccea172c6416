/** How the night under way will go on: foreseen beside the loop from a copy of the stored state. */
@NullMarked
package regie.server.forecast;

import org.jspecify.annotations.NullMarked;
