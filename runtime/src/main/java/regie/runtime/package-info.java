/**
 * The loop: one writer per stream, which takes commands in batches, decides, commits, and only then
 * answers and lets effects out. It knows nothing of what it decides about.
 */
@NullMarked
package regie.runtime;

import org.jspecify.annotations.NullMarked;
