/**
 * Control-M: exports of folders as XML, and job definitions of the Automation API as JSON. Both
 * become one model, which is drafted once.
 */
@NullMarked
package regie.formats.imports.controlm;

import org.jspecify.annotations.NullMarked;
