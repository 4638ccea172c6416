/** Processes that this server keeps alive: its local agents. They are started, watched, and started again when they die. */
@NullMarked
package regie.server.locals;

import org.jspecify.annotations.NullMarked;
