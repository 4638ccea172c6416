/** The data folder: who owns it, which version wrote it, the token, and where the running server is found. */
@NullMarked
package regie.server.folder;

import org.jspecify.annotations.NullMarked;
