/** The whole program as a person starts it: server, PostgreSQL, agent and supervisor, each in its own process. */
@NullMarked
package regie.bench.real;

import org.jspecify.annotations.NullMarked;
