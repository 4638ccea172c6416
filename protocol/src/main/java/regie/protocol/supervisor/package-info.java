/**
 * The resident supervisor as a pure machine: it claims each attempt on disk before it starts it,
 * stops whole trees of processes, and keeps each end until the server has settled it.
 */
@NullMarked
package regie.protocol.supervisor;

import org.jspecify.annotations.NullMarked;
