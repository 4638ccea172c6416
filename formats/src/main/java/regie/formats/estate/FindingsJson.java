package regie.formats.estate;

import regie.estate.finding.Finding;
import regie.estate.finding.Findings;
import regie.kernel.Language;

/** Findings as JSON, for {@code --json} and editors. */
public final class FindingsJson {

    private FindingsJson() {}

    /** One array, one object a finding: {@code file line column code severity message remedy}. */
    public static String array(Findings findings, Language language) {
        StringBuilder out = new StringBuilder("[");
        for (Finding finding : findings.all()) {
            out.append(out.length() == 1 ? "" : ",").append("\n  ");
            object(finding, language, out);
        }
        return out.append(findings.all().isEmpty() ? "]" : "\n]").toString();
    }

    private static void object(Finding finding, Language language, StringBuilder out) {
        out.append("{\"file\":");
        CanonicalJson.quote(finding.place().file(), out);
        out.append(",\"line\":").append(finding.place().line()).append(",\"column\":").append(finding.place().column());
        field("code", finding.code(), out);
        field("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT), out);
        field("message", finding.message().in(language), out);
        field("remedy", finding.remedy().in(language), out);
        out.append('}');
    }

    private static void field(String name, String value, StringBuilder out) {
        out.append(",\"").append(name).append("\":");
        CanonicalJson.quote(value, out);
    }
}
