/** The REST API under {@code /api/v1}, its own description, the change stream, outputs, metrics and health. */
@NullMarked
package regie.server.rest;

import org.jspecify.annotations.NullMarked;
