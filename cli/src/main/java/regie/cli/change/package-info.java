/** Changes of the estate: what is put in force, from a directory, a commit or another environment, and what differs. */
@NullMarked
package regie.cli.change;

import org.jspecify.annotations.NullMarked;
