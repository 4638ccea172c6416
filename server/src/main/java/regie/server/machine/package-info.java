/** The engine as the loop drives it, and the translation between its words and the agents'. */
@NullMarked
package regie.server.machine;

import org.jspecify.annotations.NullMarked;
