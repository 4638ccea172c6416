/** PostgreSQL started, killed, found again. */
@NullMarked
package regie.store.embedded;

import org.jspecify.annotations.NullMarked;
