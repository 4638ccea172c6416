/** How the server's records are written as JSON: snake case, absent when empty, instants in ISO 8601. */
@NullMarked
package regie.server.json;

import org.jspecify.annotations.NullMarked;
