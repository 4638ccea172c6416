package regie.formats.imports.parity;

/**
 * One object of the source that starts by itself, and the plan that it became.
 *
 * @param object kind and name in the source's own words, as in the report
 * @param plan the name of the plan
 */
public record SourceSchedule(String file, int line, String object, String plan, SourceRule rule) {}
