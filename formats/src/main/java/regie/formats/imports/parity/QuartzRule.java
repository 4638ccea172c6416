package regie.formats.imports.parity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import regie.kernel.Text;

/**
 * When Quartz fires a cron trigger. A local time that the clock skips does not come (its maintainers hold that to be right);
 * of one that it shows twice, fires are only known to come in one of the two passes, so either counts as the same.
 */
public final class QuartzRule implements SourceRule {

    private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final String[] words;
    private final ZoneId zone;
    private final List<Optional<BitSet>> fields;

    private QuartzRule(String[] words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        this.fields = List.of(read(words[0], 0, 59, List.of(), 0), read(words[1], 0, 59, List.of(), 0), read(words[2], 0, 23, List.of(), 0),
                read(words[3], 1, 31, List.of(), 0), read(words[4], 1, 12, MONTHS, 1), read(words[5], 1, 7, DAYS, 1),
                read(words.length > 6 ? words[6] : "*", 1970, 2199, List.of(), 0));
    }

    /** Empty for an expression that this does not understand, which then cannot be compared. */
    public static Optional<QuartzRule> of(String expression, ZoneId zone) {
        String[] words = expression.strip().toUpperCase(Locale.ROOT).split("\\s+");
        if (words.length < 6 || words.length > 7) {
            return Optional.empty();
        }
        QuartzRule rule = new QuartzRule(words, zone);
        for (int i = 0; i < rule.fields.size(); i++) {
            boolean special = i == 3 && words[3].matches("L") || i == 5 && words[5].matches("([1-7]|[A-Z]{3})(L|#[1-5])");
            if (rule.fields.get(i).isEmpty() && !special) {
                return Optional.empty();
            }
        }
        return Optional.of(rule);
    }

    private static Optional<BitSet> read(String text, int least, int most, List<String> names, int shift) {
        BitSet values = new BitSet();
        for (String part : text.split(",")) {
            String[] stepped = part.split("/", 2);
            String[] ends = stepped[0].split("-", 2);
            boolean star = stepped[0].equals("*") || stepped[0].equals("?");
            int from = star ? least : number(ends[0], names, shift);
            int to = star || stepped.length == 2 && ends.length == 1 ? most : number(ends[ends.length - 1], names, shift);
            int step = stepped.length == 2 && stepped[1].matches("[0-9]{1,4}") ? Integer.parseInt(stepped[1]) : 1;
            if (from < least || to > most || step < 1 || to < from) {
                return Optional.empty();
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private static int number(String word, List<String> names, int shift) {
        return word.matches("[0-9]{1,4}") ? Integer.parseInt(word) : names.contains(word) ? names.indexOf(word) + shift : -1;
    }

    @Override
    public List<SourceStart> starts(Instant from, Instant until) {
        TreeSet<SourceStart> found = new TreeSet<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (isOn(date)) {
                add(date, found);
            }
        }
        return new ArrayList<>(found);
    }

    private void add(LocalDate date, TreeSet<SourceStart> found) {
        fields.get(2).orElseThrow().stream().forEach(hour -> fields.get(1).orElseThrow().stream().forEach(minute ->
                fields.get(0).orElseThrow().stream().forEach(second -> {
                    LocalDateTime local = date.atTime(hour, minute, second);
                    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                    if (!offsets.isEmpty()) {
                        Duration between = Duration.ofSeconds(offsets.getFirst().getTotalSeconds() - offsets.getLast().getTotalSeconds());
                        found.add(new SourceStart(local.toInstant(offsets.getFirst()), between));
                    }
                })));
    }

    private boolean isOn(LocalDate date) {
        int weekday = date.getDayOfWeek().getValue() % 7 + 1;
        boolean ofMonth = fields.get(3).map(days -> days.get(date.getDayOfMonth()))
                .orElseGet(() -> date.getDayOfMonth() == date.lengthOfMonth());
        boolean ofWeek = fields.get(5).map(days -> days.get(weekday)).orElseGet(() -> nth(date, weekday));
        return ofMonth && ofWeek && fields.get(4).orElseThrow().get(date.getMonthValue())
                && fields.get(6).orElseThrow().get(date.getYear());
    }

    private boolean nth(LocalDate date, int weekday) {
        String day = words[5].replaceFirst("(L|#[1-5])$", "");
        int wanted = number(day, DAYS, 1);
        boolean last = words[5].endsWith("L");
        return weekday == wanted && (last ? date.getDayOfMonth() > date.lengthOfMonth() - 7
                : (date.getDayOfMonth() - 1) / 7 + 1 == words[5].charAt(words[5].length() - 1) - '0');
    }

    @Override
    public Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie) {
        Instant at = source.map(SourceStart::at).or(() -> regie).orElseThrow();
        ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusSeconds(1));
        if (change == null || Duration.between(change.getInstant(), at).toHours() >= 3) {
            return Optional.empty();
        }
        return Optional.of(change.isGap()
                ? new Text("heure sautée : Quartz ne rattrape pas une heure qui n'existe pas ; Régie lance à la fin du saut",
                        "hour skipped: Quartz does not make good a time that does not exist; Régie starts at its end")
                : new Text("heure répétée : Quartz ne lance sûrement que dans l'un des passages ; "
                        + "un rythme de Régie continue dans les deux",
                        "hour repeated: Quartz is only sure to fire in one of the passes; a rhythm of Régie goes on through both"));
    }
}
