/** The real program under kill -9. */
@NullMarked
package regie.cli.faults;

import org.jspecify.annotations.NullMarked;
