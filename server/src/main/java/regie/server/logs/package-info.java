/** Where the server's technical log goes. */
@NullMarked
package regie.server.logs;

import org.jspecify.annotations.NullMarked;
