package regie.server.api;

import regie.kernel.Text;

/** Something about an estate, with its place. {@code severity} is error, warning or note. */
public record FindingView(String file, int line, int column, String severity, String code, Text message, Text remedy) {}
