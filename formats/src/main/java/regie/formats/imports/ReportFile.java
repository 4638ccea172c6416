package regie.formats.imports;

import java.util.List;
import regie.kernel.Language;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report as text: CSV for a spreadsheet, YAML and JSON for programs. The words are in one language, the codes in none. */
public final class ReportFile {

    private static final List<String> COLUMNS = List.of("file", "line", "object", "attribute", "value", "outcome", "remark", "target");

    private ReportFile() {}

    /** @param ending of the file's name: {@code csv}, {@code json}, {@code yaml} or {@code yml} */
    public static String text(ImportReport report, String ending, Language language) {
        return switch (ending) {
            case "json" -> json(report, language).toPrettyString() + "\n";
            case "yaml", "yml" -> yaml(report, language);
            default -> csv(report, language);
        };
    }

    private static String csv(ImportReport report, Language language) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (ReportRow row : report.rows()) {
            out.append(String.join(",", cells(row, language).stream().map(ReportFile::cell).toList())).append('\n');
        }
        return out.toString();
    }

    private static List<String> cells(ReportRow row, Language language) {
        return List.of(row.file(), Integer.toString(row.line()), row.object(), row.attribute(), row.value(), row.outcome().code(),
                row.remark().in(language), row.target());
    }

    /** A cell that a spreadsheet would take for a formula gets a space in front: source files are written by others. */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && text.length() > 1 ? " " + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String yaml(ImportReport report, Language language) {
        StringBuilder out = new StringBuilder();
        for (ReportRow row : report.rows()) {
            Fields fields = new Fields();
            List<String> cells = cells(row, language);
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    fields.put(COLUMNS.get(i), i == 1 ? Tree.word(cells.get(i)) : Tree.text(cells.get(i)));
                }
            }
            out.append("- ").append(YamlWriter.document(fields).stripTrailing().replace("\n", "\n  ")).append('\n');
        }
        return out.isEmpty() ? "[]\n" : out.toString();
    }

    /** {@code {"format", "objects", "carried", "approximated", "not_carried", "parity", "rows": [{…}]}}. */
    public static ObjectNode json(ImportReport report, Language language) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("format", report.format()).put("objects", report.objects())
                .put("carried", report.count(Outcome.CARRIED))
                .put("approximated", report.count(Outcome.APPROXIMATED))
                .put("not_carried", report.count(Outcome.NOT_CARRIED));
        report.parity().ifPresent(parity -> root.putObject("parity").put("days", parity.days()).put("compared", parity.compared())
                .put("divergent", parity.divergent()).put("explained", parity.explained()));
        ArrayNode rows = root.putArray("rows");
        for (ReportRow row : report.rows()) {
            rows.addObject().put("file", row.file()).put("line", row.line()).put("object", row.object())
                    .put("attribute", row.attribute()).put("value", row.value()).put("outcome", row.outcome().code())
                    .put("remark", row.remark().in(language)).put("target", row.target());
        }
        return root;
    }
}
