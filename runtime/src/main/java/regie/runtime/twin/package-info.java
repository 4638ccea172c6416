/**
 * The ports in memory, which fail like the real ones when they are told to: a request that is lost, an
 * answer that is lost after the deed, a database that is away, two writers at once.
 */
@NullMarked
package regie.runtime.twin;

import org.jspecify.annotations.NullMarked;
