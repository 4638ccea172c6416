/** Who may write: a lease on the database's clock, held by one server at a time. */
@NullMarked
package regie.runtime.lease;

import org.jspecify.annotations.NullMarked;
