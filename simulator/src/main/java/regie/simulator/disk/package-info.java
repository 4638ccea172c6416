/** Disks that keep apart what was flushed and what a cut of power may take. */
@NullMarked
package regie.simulator.disk;

import org.jspecify.annotations.NullMarked;
