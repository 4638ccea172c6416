/** The store on a real PostgreSQL, one for the whole run. */
@NullMarked
package regie.store;

import org.jspecify.annotations.NullMarked;
