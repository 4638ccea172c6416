/** The estate versions that are in use: read from their directory, kept by content, given to the engine and to agents. */
@NullMarked
package regie.server.estate;

import org.jspecify.annotations.NullMarked;
