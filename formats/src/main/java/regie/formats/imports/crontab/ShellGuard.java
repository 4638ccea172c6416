package regie.formats.imports.crontab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cron does not look at exit codes, Régie does: {@code [ -x tool ] && tool} would fail wherever the tool is not installed. Such a test in
 * front becomes an {@code if}, which means the same and ends well.
 */
final class ShellGuard {

    private static final Pattern GUARDED = Pattern.compile(
            "\\s*((?:test|command -v|which)\\s[^;|&'\"()`]*?(?:>\\s*/dev/null(?:\\s+2>&1)?)?|\\[ [^;|&'\"()`]*? \\])\\s*&&\\s*(.+)");
    private static final Pattern WHOLE_IF = Pattern.compile("if\\s(?:(?!\\bif\\b|\\bfi\\b).)*\\bfi");

    private ShellGuard() {}

    /** The line with its leading tests as {@code if}s; the same line when there are none, or when they decide of more than one command. */
    static String ended(String line) {
        Matcher matcher = GUARDED.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        String rest = matcher.group(2).strip();
        if (!WHOLE_IF.matcher(rest).matches() && !isOneList(rest)) {
            return line;
        }
        return "if " + matcher.group(1).strip() + "; then " + ended(rest) + "; fi";
    }

    /** Whether nothing but {@code &&} and pipes joins its commands. */
    private static boolean isOneList(String rest) {
        char quote = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            char next = i + 1 < rest.length() ? rest.charAt(i + 1) : ' ';
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ';' || c == '\n' || c == '#' || c == '`' || c == '|' && next == '|') {
                return false;
            } else if (c == '&') {
                boolean redirects = i > 0 && rest.charAt(i - 1) == '>';
                if (next != '&' && !redirects) {
                    return false;
                }
                i += next == '&' ? 1 : 0;
            }
        }
        return quote == 0;
    }
}
