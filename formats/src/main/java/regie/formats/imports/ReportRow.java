package regie.formats.imports;

import regie.kernel.Text;

/**
 * One line of the report.
 *
 * @param file the source file, as it was given
 * @param line in that file, from 1
 * @param object kind and name in the source's own words, such as {@code job PAY_010}
 * @param attribute the attribute's own name; empty for the object itself
 * @param value as written, cut when it is very long
 * @param remark how it was approximated, or why it was not carried; empty when there is nothing to say
 * @param target where it stands in the estate; empty when nowhere
 */
public record ReportRow(
        String file, int line, String object, String attribute, String value, Outcome outcome, Text remark, String target) {}
