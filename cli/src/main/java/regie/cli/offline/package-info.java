/** Commands that need no server: they read files, or a data folder that nobody serves. */
@NullMarked
package regie.cli.offline;

import org.jspecify.annotations.NullMarked;
