/**
 * Records to canonical JSON and back, by their shape: the bytes that stand in the journal and in
 * the state tables. The same value always gives the same bytes.
 */
@NullMarked
package regie.formats.json;

import org.jspecify.annotations.NullMarked;
