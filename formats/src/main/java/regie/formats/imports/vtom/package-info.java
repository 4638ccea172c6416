/** Visual TOM: the XML that {@code vtexport -x} writes, as far as its form is public. */
@NullMarked
package regie.formats.imports.vtom;

import org.jspecify.annotations.NullMarked;
