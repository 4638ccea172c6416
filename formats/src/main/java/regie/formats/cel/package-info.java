/**
 * The expressions of the language: CEL, compiled once per text and kept. Evaluation is pure and
 * bounded; a plain path such as {@code date} or {@code tasks.load.exit_code} never wakes CEL at all.
 */
@NullMarked
package regie.formats.cel;

import org.jspecify.annotations.NullMarked;
