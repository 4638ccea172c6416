/** What the templates show, already put into words: they choose nothing, they only lay out. */
@NullMarked
package regie.server.pages.model;

import org.jspecify.annotations.NullMarked;
