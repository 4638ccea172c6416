/**
 * What may be written in an estate, as one table: kinds, keys, types, defaults, descriptions. The
 * reader's messages, the JSON Schema and the reference of the language all come from it.
 */
@NullMarked
package regie.formats.schema;

import org.jspecify.annotations.NullMarked;
