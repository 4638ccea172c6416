/**
 * The journal as the loop sees it: streams, commits, the chain of hashes, the inbox; all as ports.
 *
 * <p>A port answers with a future. One that completes exceptionally means that nothing is known:
 * the journal is away, and whether the request had its effect must be asked again.
 */
@NullMarked
package regie.runtime.journal;

import org.jspecify.annotations.NullMarked;
