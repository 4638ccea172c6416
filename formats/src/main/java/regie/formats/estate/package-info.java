/**
 * From a directory to a valid, resolved estate, or to all that is wrong with it: files, documents,
 * merging of defaults and templates, plans, checks, and the canonical form that a run pins.
 */
@NullMarked
package regie.formats.estate;

import org.jspecify.annotations.NullMarked;
