/** The supervisor's claim-and-exit file: append-only, a checksum a record, one flush for many. */
@NullMarked
package regie.agent.records;

import org.jspecify.annotations.NullMarked;
