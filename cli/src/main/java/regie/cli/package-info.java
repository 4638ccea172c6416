/** The program regie. */
@NullMarked
package regie.cli;

import org.jspecify.annotations.NullMarked;
