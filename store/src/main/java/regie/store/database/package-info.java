/** The database: how it is reached, migrated, and how it says that it is away. */
@NullMarked
package regie.store.database;

import org.jspecify.annotations.NullMarked;
