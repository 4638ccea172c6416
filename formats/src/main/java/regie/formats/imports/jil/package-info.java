/** AutoSys: the job information language, with calendars as autocal_asc writes them. */
@NullMarked
package regie.formats.imports.jil;

import org.jspecify.annotations.NullMarked;
