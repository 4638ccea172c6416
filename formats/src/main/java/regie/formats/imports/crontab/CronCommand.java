package regie.formats.imports.crontab;

import regie.formats.imports.EstateDraft;
import regie.formats.imports.ShellLine;

/**
 * What cron makes of the command field: everything up to the first bare {@code %} is the line for the shell, what follows is given to
 * it as input, each further {@code %} a line end; {@code \%} is a percent sign.
 *
 * @param line for the shell
 * @param input empty when there is none
 */
record CronCommand(String line, String input) {

    static CronCommand of(String field) {
        StringBuilder line = new StringBuilder();
        StringBuilder input = new StringBuilder();
        boolean inInput = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            StringBuilder to = inInput ? input : line;
            if (c == '\\' && i + 1 < field.length() && field.charAt(i + 1) == '%') {
                to.append('%');
                i++;
            } else if (c == '%' && !inInput) {
                inInput = true;
            } else {
                to.append(c == '%' ? '\n' : c);
            }
        }
        return new CronCommand(line.toString().strip(), input.toString());
    }

    boolean isGuarded() {
        return input.isEmpty() && !ShellGuard.ended(line).equals(line);
    }

    /** Whether it leaves its work behind in the background. */
    boolean isLeftRunning() {
        return line.matches("(?s).*[^&>]&\\s*");
    }

    /** For {@code run}: the input as a here-document. */
    String shell() {
        if (input.isEmpty()) {
            return ShellGuard.ended(line);
        }
        String mark = "EOF";
        while (input.lines().anyMatch(mark::equals)) {
            mark += "_";
        }
        boolean compound = line.matches("(?s).*[;|&\\n].*");
        String text = input.endsWith("\n") ? input : input + "\n";
        return (compound ? "{ " + line.replaceFirst("[;\\s]+$", "") + "; }" : line) + " <<'" + mark + "'\n" + text + mark + "\n";
    }

    /** The value of {@code run}, in a script of the estate where Régie would take braces for an expression. */
    String run(EstateDraft draft, String words, String interpreter) {
        String shell = shell();
        return ShellLine.hasBraces(shell) ? draft.script(words, ".sh", "#!" + interpreter + "\n" + shell.stripTrailing() + "\n") : shell;
    }
}
