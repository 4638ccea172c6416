/** Everything written down: estate YAML, events as JSON, expressions. */
@NullMarked
package regie.formats;

import org.jspecify.annotations.NullMarked;
