package regie.formats.imports.crontab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of a crontab is, seen by itself. */
final class CrontabLines {

    private static final Pattern SETTING = Pattern.compile(
            "\\s*(\"[^\"]+\"|'[^']+'|[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|(.*?))\\s*");
    private static final Pattern FIVE = Pattern.compile("\\s*-?((?:\\S+\\s+){4}\\S+)\\s+(\\S.*)");
    private static final Pattern WORD = Pattern.compile("\\s*-?(@\\S+)\\s+(\\S.*)");
    private static final Pattern ANACRON = Pattern.compile("\\s*([0-9]{1,5}|@[a-z]+)\\s+([0-9]{1,6})\\s+([^\\s/=]+)\\s+(\\S.*)");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\$?(?::[A-Za-z0-9_.-]+)?(?:/[A-Za-z0-9_.-]+)?");
    private static final Pattern HEADING = Pattern.compile(
            "(?i).*\\bm(in(ute)?)?\\b.*\\bh(our)?\\b.*\\b(dom|day)\\b.*\\bmon(th)?\\b.*\\bdow\\b.*"
            + "|[*.|\\s-]*(minute|hour|day of month|month|day of week)\\s*\\(.*|[*.|\\s-]+(user-?name|command).*|(\\*\\s+){4}\\*.*");
    private static final Set<String> USUAL = new TreeSet<>(List.of("root", "www-data", "nobody", "daemon", "bin", "adm", "mail", "news",
            "uucp", "backup", "postgres", "mysql", "oracle", "apache", "nginx", "munin", "logcheck", "list", "man", "games", "smmsp"));

    private CrontabLines() {}

    /** A schedule and what follows it. */
    record Timed(String schedule, String rest) {}

    /** The fields of a line of anacron. */
    record Periodic(String period, String delay, String id, String command) {}

    /** Name and value. */
    record Assigned(String name, String value, boolean quoted) {}

    static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    static Optional<Assigned> setting(String line) {
        Matcher matcher = SETTING.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).replaceAll("^[\"']|[\"']$", "");
        boolean quoted = matcher.group(4) == null;
        String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        return Optional.of(new Assigned(name, value, quoted));
    }

    /** Five words, or one that begins with an at sign, and something behind; the words may be wrong. */
    static Optional<Timed> timed(String line) {
        Matcher word = WORD.matcher(line);
        Matcher five = FIVE.matcher(line);
        if (word.matches()) {
            return Optional.of(new Timed(word.group(1), word.group(2)));
        }
        return five.matches() ? Optional.of(new Timed(five.group(1), five.group(2))) : Optional.empty();
    }

    /** The same, with a schedule that can be read. */
    static Optional<Timed> wellTimed(String line) {
        return timed(line).filter(timed -> timed.schedule().startsWith("@")
                ? timed.schedule().equalsIgnoreCase("@reboot") || CronFields.named(timed.schedule()).isPresent()
                : CronFields.read(List.of(timed.schedule().split("\\s+")), "").isPresent());
    }

    /** A line that was switched off by a comment mark. */
    static Optional<Timed> switchedOff(String comment) {
        return wellTimed(comment.replaceFirst("^[\\s#]+", "")).filter(timed -> !timed.rest().startsWith("*"));
    }

    static Optional<Periodic> periodic(String line) {
        Matcher matcher = ANACRON.matcher(line);
        return matcher.matches()
                ? Optional.of(new Periodic(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4))) : Optional.empty();
    }

    /** The names of columns, or a line that explains them. */
    static boolean isHeading(String comment) {
        return HEADING.matcher(comment.strip()).matches();
    }

    static boolean isAccount(String word) {
        return ACCOUNT.matcher(word).matches();
    }

    /** Whether the lines look as if they named an account before the command. */
    static boolean nameAccounts(List<String> lines) {
        boolean headed = lines.stream().anyMatch(line -> isComment(line)
                && line.matches("(?i)[#\\s]*m(in)?\\s+h(our)?\\s+.*\\buser(-?name)?\\b.*"));
        List<String> commands = lines.stream().filter(line -> !isComment(line)).map(CrontabLines::wellTimed).flatMap(Optional::stream)
                .map(Timed::rest).toList();
        boolean could = !commands.isEmpty() && commands.stream().allMatch(rest -> {
            String[] words = rest.split("\\s+", 2);
            return words.length == 2 && isAccount(words[0]) && !words[1].startsWith("|") && !words[1].startsWith(">");
        });
        boolean usual = commands.stream().anyMatch(rest -> USUAL.contains(rest.split("[\\s:]", 2)[0]));
        return could && (headed || usual);
    }
}
