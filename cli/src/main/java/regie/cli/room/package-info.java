/** Commands that start, stop, show and break a control room, and the processes that it starts by itself. */
@NullMarked
package regie.cli.room;

import org.jspecify.annotations.NullMarked;
