package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.List;
import regie.formats.imports.ShellLine;

/**
 * One command of an {@code Exec…=} line (systemd.service(5)): no shell reads it, but {@code $NAME} is replaced.
 *
 * @param prefixes of the program: {@code -} its failure does not count, {@code +} and {@code !} with full rights
 * @param words after quotes and escapes; in those that are {@code expanded}, {@code $} still stands for a variable
 */
record ExecLine(String prefixes, List<String> words) {

    private static final String PREFIXES = "-@:+!|";

    /** A line may hold several commands, parted by a semicolon that stands alone. */
    static List<ExecLine> read(String value, String unit) {
        List<ExecLine> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String word : split(Specifiers.expanded(value, unit))) {
            if (word.equals(";")) {
                add(words, commands);
                words = new ArrayList<>();
            } else {
                words.add(word.equals("\\;") ? ";" : word);
            }
        }
        add(words, commands);
        return commands;
    }

    private static void add(List<String> words, List<ExecLine> to) {
        if (words.isEmpty()) {
            return;
        }
        String first = words.getFirst();
        int start = 0;
        while (start < first.length() && PREFIXES.indexOf(first.charAt(start)) >= 0) {
            start++;
        }
        String prefixes = first.substring(0, start);
        List<String> rest = new ArrayList<>(words);
        rest.set(0, first.substring(start));
        if (rest.getFirst().isEmpty()) {
            rest.removeFirst();
        }
        if (prefixes.contains("@") && rest.size() > 1) {
            rest.remove(1);
        }
        if (!rest.isEmpty()) {
            to.add(new ExecLine(prefixes, List.copyOf(rest)));
        }
    }

    /** Words by blanks; quotes and escapes as in C. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(++i);
                inWord = true;
                word.append(next == ';' && quote == 0 ? "\\;" : escaped(next));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    private static String escaped(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> " ";
            default -> String.valueOf(letter);
        };
    }

    boolean mayFail() {
        return prefixes.contains("-");
    }

    boolean hasAllRights() {
        return prefixes.contains("+") || prefixes.contains("!");
    }

    /** Whether a variable is to be put in. */
    boolean hasVariables() {
        return !prefixes.contains(":") && words.stream().anyMatch(word -> word.replace("$$", "").contains("$"));
    }

    /** For a shell: a variable that is a word of its own is split into words by it, as systemd does. */
    String shell() {
        List<String> out = new ArrayList<>();
        for (String word : words) {
            String closed = Specifiers.closed(word);
            boolean variable = !prefixes.contains(":") && closed.replace("$$", "").contains("$");
            if (!variable) {
                out.add(ShellLine.word(prefixes.contains(":") ? closed : closed.replace("$$", "$")));
            } else if (closed.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
                out.add(closed);
            } else {
                out.add("\"" + closed.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`").replace("$$", "\\$") + "\"");
            }
        }
        return String.join(" ", out);
    }
}
