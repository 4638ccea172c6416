/** What a gesture would do, before it is made: whom it meets, what refuses it, what follows from it. */
@NullMarked
package regie.engine.preview;

import org.jspecify.annotations.NullMarked;
