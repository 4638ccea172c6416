/** Commands on their way in: what a person asks for, read, matched, previewed, and handed to the writer by way of the inbox. */
@NullMarked
package regie.server.gateway;

import org.jspecify.annotations.NullMarked;
