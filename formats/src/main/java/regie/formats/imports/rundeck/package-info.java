/** Rundeck: job definitions as YAML, JSON or XML. All three become trees, which are read in one way. */
@NullMarked
package regie.formats.imports.rundeck;

import org.jspecify.annotations.NullMarked;
