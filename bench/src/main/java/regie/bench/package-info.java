/**
 * The programs behind {@code regie bench}: each measures one figure that the design aims at, on the
 * real classes, and answers with numbers whose names carry their units.
 */
@NullMarked
package regie.bench;

import org.jspecify.annotations.NullMarked;
