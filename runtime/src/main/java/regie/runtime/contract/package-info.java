/** What every journal, lease and inbox must do, run against the twins and against PostgreSQL alike. */
@NullMarked
package regie.runtime.contract;

import org.jspecify.annotations.NullMarked;
