/** The command that brings another scheduler's definitions into an estate. */
@NullMarked
package regie.cli.imports;

import org.jspecify.annotations.NullMarked;
