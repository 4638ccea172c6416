/**
 * What is shown: the rendered runs and tasks, kept up to date from committed events, in memory for
 * the writer's own pages and in the view tables for every server and for history.
 */
@NullMarked
package regie.server.views;

import org.jspecify.annotations.NullMarked;
