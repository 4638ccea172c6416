/** What the house keeps beside its journal: servers that live, estates by hash, durations, where a clock stands. */
@NullMarked
package regie.store.registry;

import org.jspecify.annotations.NullMarked;
