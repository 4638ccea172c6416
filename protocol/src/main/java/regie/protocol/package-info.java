/**
 * What server and agents say to each other: sealed families of messages, each a plain record.
 * {@link regie.protocol.wire} puts them on a wire; {@link regie.protocol.agent} and
 * {@link regie.protocol.supervisor} are the two machines that answer them, pure and over ports.
 */
@NullMarked
package regie.protocol;

import org.jspecify.annotations.NullMarked;
