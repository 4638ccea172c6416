/** The words everyone shares. */
@NullMarked
package regie.kernel;

import org.jspecify.annotations.NullMarked;
