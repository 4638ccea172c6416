package regie.formats.imports;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts expressions in the place of another scheduler's variables in a shell line. Régie quotes each
 * value for the shell, so an expression must not stand between quotes: they are closed before it and
 * opened again behind it, which the shell reads as one word.
 */
public final class ShellLine {

    private ShellLine() {}

    /**
     * @param variable the other scheduler's notation
     * @param expression what stands for a match, without braces; empty to leave it as it is
     */
    public static String replace(String line, Pattern variable, Function<Matcher, Optional<String>> expression) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = variable.matcher(line);
        int done = 0;
        char quote = 0;
        while (matcher.find()) {
            Optional<String> replacement = expression.apply(matcher);
            if (replacement.isEmpty()) {
                continue;
            }
            quote = copy(line, done, matcher.start(), quote, out);
            String hole = "{{ " + replacement.get() + " }}";
            out.append(quote == 0 ? hole : quote + hole + quote);
            done = matcher.end();
        }
        copy(line, done, line.length(), quote, out);
        return out.toString().replaceAll("\"\"(\\{\\{ [^}]* }})", "$1").replaceAll("(\\{\\{ [^}]* }})\"\"", "$1")
                .replaceAll("''(\\{\\{ [^}]* }})", "$1").replaceAll("(\\{\\{ [^}]* }})''", "$1");
    }

    /** The same in a text that no shell reads: a variable, a title. */
    public static String inText(String text, Pattern variable, Function<Matcher, Optional<String>> expression) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = variable.matcher(text);
        int done = 0;
        while (matcher.find()) {
            Optional<String> replacement = expression.apply(matcher);
            if (replacement.isPresent()) {
                out.append(text, done, matcher.start()).append("{{ ").append(replacement.get()).append(" }}");
                done = matcher.end();
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Whether a line holds braces of its own, which Régie would take for an expression. */
    public static boolean hasBraces(String line) {
        return line.contains("{{");
    }

    /** One word for the shell. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static char copy(String line, int from, int to, char quote, StringBuilder out) {
        char open = quote;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            out.append(c);
            if (c == '\\' && open != '\'' && i + 1 < to) {
                out.append(line.charAt(++i));
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return open;
    }
}
