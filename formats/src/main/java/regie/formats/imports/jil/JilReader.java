package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceText;
import regie.kernel.Text;

/**
 * Reads statements. Comments are {@code /* … *}{@code /} and lines that begin with {@code #}; a value
 * goes on over the next lines when it is quoted, or when they do not begin with a word and a colon; a
 * colon is escaped as {@code \:}.
 */
final class JilReader {

    private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*:(.*)");
    private static final Pattern SECOND = Pattern.compile("\\s+(job_type|type|value|res_type|amount|xtype|box_name)\\s*:\\s*");
    private static final Pattern DATE = Pattern.compile("\\s*([0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?:\\s+[0-9]{1,2}:[0-9]{2})?)\\s*");
    private static final Pattern TRAILING = Pattern.compile("(?:^|\\s)/\\*.*?\\*/\\s*$");
    private static final Set<String> CALENDARS = new TreeSet<>(Set.of("calendar", "extended_calendar", "ext_calendar", "cycle"));
    private static final int FAULTS_MAX = 5;

    private final SourceFile file;
    private final Ledger ledger;
    private final List<JilStatement> statements = new ArrayList<>();
    private @Nullable JilStatement current;
    private String key = "";
    private StringBuilder value = new StringBuilder();
    private int keyLine;
    private boolean inComment;
    private int commentLine;
    private int strange;

    private JilReader(SourceFile file, Ledger ledger) {
        this.file = file;
        this.ledger = ledger;
    }

    static List<JilStatement> read(SourceFile file, Ledger ledger) {
        JilReader reader = new JilReader(file, ledger);
        SourceText.read(file, ledger).ifPresent(reader::all);
        return reader.statements;
    }

    private void all(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            line(line, number);
        }
        close();
        if (inComment) {
            ledger.fault(file.name(), commentLine, "/*", new Text(
                    "commentaire jamais fermé : ce qui suit n'a pas été lu, le fichier est peut-être tronqué",
                    "a comment that never ends: what follows was not read, the file may be truncated"));
        }
        if (statements.isEmpty()) {
            ledger.fault(file.name(), 1, "", new Text(
                    "aucune définition JIL dans ce fichier (insert_job, insert_machine, calendar …)",
                    "no JIL definition in this file (insert_job, insert_machine, calendar …)"));
        }
    }

    private void line(String raw, int number) {
        String line = raw;
        if (inComment) {
            int end = line.indexOf("*/");
            if (end < 0) {
                return;
            }
            inComment = false;
            line = line.substring(end + 2);
        }
        String bare = line.strip();
        if (bare.startsWith("/*") && !isOpenQuote()) {
            int end = bare.indexOf("*/", 2);
            inComment = end < 0;
            commentLine = number;
            if (!inComment) {
                line(bare.substring(end + 2), number);
            }
            return;
        }
        if (isOpenQuote()) {
            value.append(' ').append(bare);
        } else if (!bare.isEmpty() && !bare.startsWith("#")) {
            statement(line, number);
        }
    }

    private void statement(String line, int number) {
        Matcher keyed = KEY.matcher(line);
        Matcher date = DATE.matcher(line);
        if (keyed.matches()) {
            close();
            String word = keyed.group(1).toLowerCase(Locale.ROOT);
            if (isVerb(word)) {
                verb(word, keyed.group(2), number);
            } else if (current == null) {
                strange(line, number);
            } else {
                key = word;
                keyLine = number;
                value = new StringBuilder(keyed.group(2).strip());
            }
        } else if (date.matches() && current != null && CALENDARS.contains(current.verb())) {
            close();
            current.add(current.source().attribute(number, "date", date.group(1)));
        } else if (key.isEmpty()) {
            strange(line, number);
        } else {
            value.append(' ').append(line.strip());
        }
    }

    private boolean isVerb(String word) {
        boolean calendarInside = current != null && CALENDARS.contains(current.verb()) && word.equals("condition");
        return !calendarInside && (CALENDARS.contains(word) || word.matches("(insert|update|delete|override)_[a-z_]+"));
    }

    /** The verb's line may carry the first attribute too: {@code insert_job: X   job_type: c}. */
    private void verb(String word, String rest, int number) {
        Matcher second = SECOND.matcher(rest);
        boolean more = second.find();
        String name = clean((more ? rest.substring(0, second.start()) : rest).strip(), false);
        String kind = word.replaceFirst("^(insert|update|delete|override)_", "");
        String said = word.startsWith("insert_") || CALENDARS.contains(word) ? kind.replace('_', ' ') : word.replace('_', ' ');
        current = new JilStatement(word.equals("ext_calendar") ? "extended_calendar" : word,
                ledger.object(file.name(), number, said, name));
        statements.add(current);
        if (more) {
            key = second.group(1);
            keyLine = number;
            value = new StringBuilder(rest.substring(second.end()).strip());
            close();
        }
    }

    private void close() {
        if (!key.isEmpty() && current != null) {
            boolean unclosed = isOpenQuote();
            if (unclosed) {
                ledger.fault(file.name(), keyLine, key, new Text(
                        "guillemet jamais fermé : la valeur va jusqu'à la fin du fichier, qui est peut-être tronqué",
                        "a quote that never ends: the value goes to the end of the file, which may be truncated"));
            }
            current.add(current.source().attribute(keyLine, key, clean(value.toString(), key.equals("command"))));
        }
        key = "";
        value = new StringBuilder();
    }

    private boolean isOpenQuote() {
        String text = value.toString();
        return text.startsWith("\"") && !key.equals("command") && !key.isEmpty() && closingQuote(text) < 0;
    }

    private static int closingQuote(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static String clean(String text, boolean isCommand) {
        boolean quoted = text.startsWith("\"") && closingQuote(text) == text.length() - 1;
        if (quoted && !isCommand) {
            return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\:", ":").strip();
        }
        Matcher trailing = TRAILING.matcher(text);
        boolean comment = trailing.find() && text.substring(0, trailing.start()).chars().filter(c -> c == '"').count() % 2 == 0;
        return (comment ? text.substring(0, trailing.start()) : text).replace("\\:", ":").strip();
    }

    private void strange(String line, int number) {
        strange++;
        if (strange <= FAULTS_MAX) {
            ledger.fault(file.name(), number, line.strip(), new Text(
                    "ligne qui n'est d'aucune définition : ce n'est pas du JIL", "a line that belongs to no definition: it is no JIL"));
        }
    }

    static Optional<String> text(JilStatement statement, String key) {
        return statement.get(key).map(attribute -> attribute.value());
    }
}
