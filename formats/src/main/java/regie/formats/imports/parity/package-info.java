/**
 * Shows that an import starts things when the source did: the starts by the source's own rules, computed by code that shares nothing
 * with Régie's schedules, beside those of the estate that was made, and the cause of every difference.
 */
@NullMarked
package regie.formats.imports.parity;

import org.jspecify.annotations.NullMarked;
