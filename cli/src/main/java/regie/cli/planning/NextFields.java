package regie.cli.planning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import regie.cli.shell.ShellProblem;
import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * What was asked, by name: the names of options and those of the batch form's JSON are the same, with dashes or underscores.
 *
 * @param field gives what was asked under a name, if anything
 */
record NextFields(Function<String, Optional<String>> field) {

    static final int COUNT_MAX = 100_000;

    Optional<String> text(String name) {
        return field.apply(name).or(() -> name.contains("-") ? field.apply(name.replace('-', '_')) : Optional.empty());
    }

    boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    ZoneId zone() throws NotUnderstood {
        String name = text("zone").orElse("");
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong("zone", name, new Text("un fuseau comme Europe/Paris", "a zone such as Europe/Paris"));
        }
    }

    /** A date alone is its midnight. */
    Instant from(ZoneId zone, Instant now) throws NotUnderstood {
        Optional<String> text = text("from");
        if (text.isEmpty()) {
            return now;
        }
        try {
            return OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException notWithOffset) {
            return moment("from").orElseThrow().atZone(zone).toInstant();
        }
    }

    Optional<LocalDateTime> moment(String name) throws NotUnderstood {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.get().length() == 10 ? LocalDate.parse(text.get()).atStartOfDay() : LocalDateTime.parse(text.get()));
        } catch (DateTimeException e) {
            throw wrong(name, text.get(), new Text(
                    "une date et une heure comme 2026-10-24T00:00 ou 2026-10-24T00:00+02:00",
                    "a date and time such as 2026-10-24T00:00 or 2026-10-24T00:00+02:00"));
        }
    }

    int count(int otherwise) throws NotUnderstood {
        return whole("count", otherwise, 1, COUNT_MAX);
    }

    int whole(String name, int otherwise, int least, int most) throws NotUnderstood {
        String text = text(name).orElse(Integer.toString(otherwise));
        boolean fits = text.matches("-?[0-9]{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        if (!fits) {
            throw wrong(name, text, new Text("un nombre de " + least + " à " + most, "a number from " + least + " to " + most));
        }
        return Integer.parseInt(text);
    }

    <T extends Enum<T>> T oneOf(String name, T otherwise) throws NotUnderstood {
        Optional<String> text = text(name);
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

    static NotUnderstood wrong(String name, String value, Text expected) {
        return new NotUnderstood(new ShellProblem.WrongValue("--" + name, value, expected));
    }

    /** The question itself is wrong, rather than the rule that it asks about. */
    static final class NotUnderstood extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        NotUnderstood(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
