/**
 * YAML 1.2 with the failsafe schema, read into a tree in which every key and value knows its place.
 * Hostile input is refused by limits, within bounded time and memory.
 */
@NullMarked
package regie.formats.yaml;

import org.jspecify.annotations.NullMarked;
