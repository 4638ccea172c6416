package regie.formats.imports.controlm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Names;
import regie.formats.imports.ShellLine;

/** AutoEdit variables. A dot behind a name only joins it to what follows, and goes. */
final class CmVariables {

    private static final Pattern CALCULATED = Pattern.compile(
            "%%\\$?CALCDATE\\s+%%\\$?(ODATE|DATE)\\s+([+-]?[0-9]{1,4})");
    private static final Pattern VARIABLE = Pattern.compile("%%(\\\\*)(\\$?[A-Za-z_@#][A-Za-z0-9_@#]*)\\.?");

    private final EstateDraft draft;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Map<String, String> own = new LinkedHashMap<>();

    CmVariables(EstateDraft draft) {
        this.draft = draft;
    }

    /** Variables that the job or its folders declare: name there, name here. */
    void declare(String source) {
        own.put(bare(source), Names.variable(bare(source)));
    }

    static String bare(String name) {
        return name.replaceFirst("^%%", "").replace("\\", "");
    }

    /** What was translated with a loss since this was last asked. */
    Set<String> remarks() {
        Set<String> told = new LinkedHashSet<>(remarks);
        remarks.clear();
        return told;
    }

    String shell(String line, CmJob job) {
        String dated = ShellLine.replace(line, CALCULATED, CmVariables::calculated);
        return ShellLine.replace(dated, VARIABLE, found -> expression(found, job));
    }

    String text(String text, CmJob job) {
        String dated = ShellLine.inText(text, CALCULATED, CmVariables::calculated);
        return ShellLine.inText(dated, VARIABLE, found -> expression(found, job));
    }

    /** In a message that a person reads; the same for all jobs, so that they can share it. */
    static String plain(String text) {
        return text.replaceAll("%%JOBNAME\\.?", "<job>").replaceAll("%%NODEID\\.?", "<host>").replaceAll("%%ORDERID\\.?", "<run>");
    }

    private static Optional<String> calculated(Matcher found) {
        int days = Integer.parseInt(found.group(2).replace("+", ""));
        boolean full = found.group().contains("%%$" + found.group(1));
        return Optional.of("date.plus(" + days + ").format('" + (full ? "yyyyMMdd" : "yyMMdd") + "')");
    }

    private Optional<String> expression(Matcher found, CmJob job) {
        String name = found.group(2);
        String own = this.own.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        return Optional.of(switch (name.toUpperCase(java.util.Locale.ROOT)) {
            case "$ODATE" -> "date.format('yyyyMMdd')";
            case "ODATE" -> "date.format('yyMMdd')";
            case "$DATE" -> today("date.format('yyyyMMdd')");
            case "DATE" -> today("date.format('yyMMdd')");
            case "ODAY" -> "date.format('dd')";
            case "OMONTH" -> "date.format('MM')";
            case "OYEAR" -> "date.format('yy')";
            case "$OYEAR" -> "date.format('yyyy')";
            case "DAY" -> today("date.format('dd')");
            case "MONTH" -> today("date.format('MM')");
            case "YEAR" -> today("date.format('yy')");
            case "$YEAR" -> today("date.format('yyyy')");
            case "JOBNAME" -> "\"" + job.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case "ORDERID" -> "run";
            case "NODEID" -> "host";
            case "SCHEDTAB", "TABLE_NAME", "FOLDER_NAME" -> "plan";
            case "APPLIC", "APPLICATION" -> "\"" + job.text("application").replace("\"", "") + "\"";
            default -> unknown(name);
        });
    }

    private String today(String expression) {
        remarks.add("date");
        return expression;
    }

    private String unknown(String name) {
        remarks.add(name);
        return draft.variable(name.replace("$", ""), "to-be-set");
    }
}
