/** The control room assembled: what is started in which order, and stopped in the opposite one. */
@NullMarked
package regie.server;

import org.jspecify.annotations.NullMarked;
