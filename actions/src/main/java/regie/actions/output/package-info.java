/** What is read from the output of a process: the lines that make it fail, and what it published. */
@NullMarked
package regie.actions.output;

import org.jspecify.annotations.NullMarked;
