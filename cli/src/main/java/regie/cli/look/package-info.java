/** Commands that look at a running control room and change nothing. */
@NullMarked
package regie.cli.look;

import org.jspecify.annotations.NullMarked;
