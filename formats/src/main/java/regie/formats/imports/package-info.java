/**
 * What brings another scheduler's definitions into an estate: the frame that all importers share. Source files go in; a draft of an
 * estate comes out, with a report that has a row for each object and attribute of the source.
 */
@NullMarked
package regie.formats.imports;

import org.jspecify.annotations.NullMarked;
