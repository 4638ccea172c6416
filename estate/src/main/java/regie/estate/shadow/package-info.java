/** What an estate plans, held against what another scheduler really did. */
@NullMarked
package regie.estate.shadow;

import org.jspecify.annotations.NullMarked;
