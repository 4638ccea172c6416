/** The first pages: what needs a person, today's runs, a run with its tasks, and the gesture that is confirmed. */
@NullMarked
package regie.server.pages;

import org.jspecify.annotations.NullMarked;
