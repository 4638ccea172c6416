/** The way to a running control room: where it is, its token, questions and commands over HTTP. */
@NullMarked
package regie.cli.remote;

import org.jspecify.annotations.NullMarked;
