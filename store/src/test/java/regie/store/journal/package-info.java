/** Writers under faults, on a real PostgreSQL. */
@NullMarked
package regie.store.journal;

import org.jspecify.annotations.NullMarked;
