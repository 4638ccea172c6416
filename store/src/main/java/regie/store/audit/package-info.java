/**
 * Proof and keeping: the journal verified event by event, exported, imported and archived; the state tables
 * compared with what the journal says.
 */
@NullMarked
package regie.store.audit;

import org.jspecify.annotations.NullMarked;
