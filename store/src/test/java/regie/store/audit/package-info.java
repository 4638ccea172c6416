/** Proof and keeping, on a real PostgreSQL. */
@NullMarked
package regie.store.audit;

import org.jspecify.annotations.NullMarked;
