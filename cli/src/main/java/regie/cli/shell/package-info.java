/**
 * What every command is built from: its form (arguments and options), its call, the terminal it
 * speaks to, tables, and the four exit codes. Nothing here knows the server.
 */
@NullMarked
package regie.cli.shell;

import org.jspecify.annotations.NullMarked;
