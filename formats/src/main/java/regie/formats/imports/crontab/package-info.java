/** Crontabs of accounts, of the system and of packages, and anacron's table. */
@NullMarked
package regie.formats.imports.crontab;

import org.jspecify.annotations.NullMarked;
