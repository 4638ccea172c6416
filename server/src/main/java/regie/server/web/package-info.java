/**
 * HTTP at the edge: an embedded Tomcat on virtual threads, one table of routes, one filter that lets
 * in, refusals as problem+json. Handlers are plain functions from {@link regie.server.web.Request} to
 * {@link regie.server.web.Answer}; the API's description is generated from the same table.
 */
@NullMarked
package regie.server.web;

import org.jspecify.annotations.NullMarked;
