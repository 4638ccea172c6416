/** Journal, state, views and leases in PostgreSQL; the embedded server. */
@NullMarked
package regie.store;

import org.jspecify.annotations.NullMarked;
