/** What is kept beside the journal, on a real PostgreSQL. */
@NullMarked
package regie.store.registry;

import org.jspecify.annotations.NullMarked;
