/**
 * What the REST API takes and gives, as records. The JSON field is the component's name in snake case
 * ({@code estateVersion} is {@code estate_version}), an empty {@code Optional} is left out, an instant
 * is ISO 8601 in UTC, a sentence is {@code {"fr": …, "en": …}}. Programs rely on these names: a field
 * may be added, never renamed or given another meaning within {@code /api/v1}.
 */
@NullMarked
package regie.server.api;

import org.jspecify.annotations.NullMarked;
