/**
 * The journal, the state rows, the inbox and the leases in PostgreSQL. The writer's path is plain JDBC with
 * one prepared round trip a table, because that is what carries the throughput.
 */
@NullMarked
package regie.store.journal;

import org.jspecify.annotations.NullMarked;
