package regie.cli.offline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import regie.cli.shell.ShellProblem;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.estate.time.GapPolicy;
import regie.estate.time.OverlapPolicy;
import regie.estate.time.Start;
import regie.estate.time.Starts;
import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * One question about next starts. The names of its fields are those of the command's options and of
 * the batch form's JSON.
 *
 * @param field gives what was asked under a name, if anything
 */
record NextRequest(Function<String, Optional<String>> field) {

    static final int COUNT_MAX = 100_000;

    /** What came out: the starts, or why there are none. */
    sealed interface Answer {
        record Next(List<String> starts) implements Answer {}

        /** @param usage whether the question itself is wrong, rather than the expression */
        record Wrong(Problem problem, boolean usage) implements Answer {}
    }

    Answer answer(Instant now) {
        try {
            CronDialect dialect = oneOf("dialect", CronDialect.VIXIE);
            return switch (CronExpression.read(field.apply("cron").orElse(""), dialect)) {
                case CronExpression.Read.Wrong wrong -> new Answer.Wrong(wrong.problem(), false);
                case CronExpression.Read.Ok ok -> new Answer.Next(starts(ok.expression(), now));
            };
        } catch (NotUnderstood refused) {
            return new Answer.Wrong(refused.problem, true);
        }
    }

    private List<String> starts(CronExpression expression, Instant now) throws NotUnderstood {
        ZoneId zone = expression.zone().isPresent() ? expression.zone().get() : zone();
        Starts starts = new Starts(
                expression, zone, oneOf("gap", GapPolicy.AT_END), oneOf("overlap", OverlapPolicy.FIRST));
        Instant at = from(zone, now);
        boolean inclusive = field.apply("inclusive").filter("true"::equals).isPresent();
        int count = count();
        List<String> found = new ArrayList<>();
        while (found.size() < count) {
            Optional<Start> start = starts.next(at, inclusive && found.isEmpty());
            if (start.isEmpty()) {
                break;
            }
            found.add(start.get().at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            at = start.get().instant();
        }
        return found;
    }

    private ZoneId zone() throws NotUnderstood {
        String name = field.apply("zone").orElse("");
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong("zone", name, new Text("un fuseau comme Europe/Paris", "a zone such as Europe/Paris"));
        }
    }

    private Instant from(ZoneId zone, Instant now) throws NotUnderstood {
        Optional<String> text = field.apply("from");
        if (text.isEmpty()) {
            return now;
        }
        try {
            return OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException notWithOffset) {
            try {
                return LocalDateTime.parse(text.get()).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw wrong("from", text.get(), new Text(
                        "une date et une heure comme 2026-10-24T00:00 ou 2026-10-24T00:00+02:00",
                        "a date and time such as 2026-10-24T00:00 or 2026-10-24T00:00+02:00"));
            }
        }
    }

    private int count() throws NotUnderstood {
        String text = field.apply("count").orElse("1");
        if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= COUNT_MAX) {
            return Integer.parseInt(text);
        }
        throw wrong("count", text, new Text("un nombre de 1 à " + COUNT_MAX, "a number from 1 to " + COUNT_MAX));
    }

    private <T extends Enum<T>> T oneOf(String name, T otherwise) throws NotUnderstood {
        Optional<String> text = field.apply(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (T each : otherwise.getDeclaringClass().getEnumConstants()) {
            String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(text.get())) {
                return each;
            }
            words.add(word);
        }
        throw wrong(name, text.get(), Text.same(String.join(" | ", words)));
    }

    private static NotUnderstood wrong(String name, String value, Text expected) {
        return new NotUnderstood(new ShellProblem.WrongValue("--" + name, value, expected));
    }

    private static final class NotUnderstood extends Exception {

        private final transient Problem problem;

        NotUnderstood(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }
}
