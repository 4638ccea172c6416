/**
 * Messages as frames: four bytes of length, then JSON. Fields that are not known are passed over,
 * so an older side understands a newer one; a frame that cannot be read is a named problem.
 */
@NullMarked
package regie.protocol.wire;

import org.jspecify.annotations.NullMarked;
