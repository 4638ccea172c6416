/** Files of what another scheduler really did. */
@NullMarked
package regie.formats.observed;

import org.jspecify.annotations.NullMarked;
