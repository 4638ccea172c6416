/** Timers of systemd with the services that they start. */
@NullMarked
package regie.formats.imports.systemd;

import org.jspecify.annotations.NullMarked;
