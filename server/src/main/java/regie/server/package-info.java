/** Spring Boot: wiring, REST, first pages, lifecycle. */
@NullMarked
package regie.server;

import org.jspecify.annotations.NullMarked;
