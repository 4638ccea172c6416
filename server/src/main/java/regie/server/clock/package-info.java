/** The production clock of a data folder: the wall's, or one that is scaled and stands still while nobody serves. */
@NullMarked
package regie.server.clock;

import org.jspecify.annotations.NullMarked;
