package regie.estate.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.kernel.Text;

/** The words of a rule of days, taken one after the other. */
final class DaysTokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|\\.\\.|[0-9]+[a-z]*|[a-z]+|\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,3}(st|nd|rd|th)");
    private static final int LONGEST = 4_000;

    private record Token(String text, int offset) {}

    /** Carries the problem out of the depth of the grammar; never leaves the package. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient DaysProblem problem;

        Refused(DaysProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        DaysProblem problem() {
            return problem;
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    DaysTokens(String text) {
        this.source = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text.strip();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(1).toLowerCase(Locale.ROOT), matcher.start(1)));
        }
    }

    String source() {
        return source;
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    /** The word {@code ahead} of here; empty beyond the end. */
    private String at(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead).text() : "";
    }

    boolean sees(int ahead, String word) {
        return at(ahead).equals(word);
    }

    boolean takes(String word) {
        boolean here = !atEnd() && sees(0, word);
        next += here ? 1 : 0;
        return here;
    }

    void need(Text expected, String... words) throws Refused {
        for (String word : words) {
            if (takes(word)) {
                return;
            }
        }
        throw expected(expected);
    }

    Refused expected(Text what) {
        String found = at(0);
        int offset = atEnd() ? source.length() : tokens.get(next).offset();
        return new Refused(new DaysProblem.NotARule(source, offset, found, what));
    }

    boolean seesNumber() {
        return !at(0).isEmpty() && at(0).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    int number(int min, int max) throws Refused {
        int value = seesNumber() && at(0).length() <= 6 ? Integer.parseInt(at(0)) : -1;
        if (value < min || value > max) {
            throw expected(DaysWords.number(min, max));
        }
        next++;
        return value;
    }

    boolean seesPosition() {
        return sees(0, "first") || sees(0, "last") || ORDINAL.matcher(at(0)).matches();
    }

    /** 1 is the first and -1 the last. */
    int position() throws Refused {
        if (takes("first")) {
            return 1;
        }
        if (takes("last")) {
            return -1;
        }
        if (!seesPosition() || at(0).startsWith("0")) {
            throw expected(DaysWords.POSITION);
        }
        int n = Integer.parseInt(at(0).substring(0, at(0).length() - 2));
        next++;
        return takes("last") ? -n : n;
    }

    boolean seesDate() {
        return at(0).length() == 10 && at(0).charAt(4) == '-';
    }

    /** Whether a date comes next and is earlier than {@code from}. */
    boolean dateBefore(LocalDate from) {
        return seesDate() && at(0).compareTo(from.toString()) < 0;
    }

    LocalDate date() throws Refused {
        try {
            LocalDate date = LocalDate.parse(seesDate() ? at(0) : "");
            next++;
            return date;
        } catch (DateTimeException notOne) {
            throw expected(DaysWords.DATE);
        }
    }

    Optional<DayOfWeek> takeWeekday() {
        return named(DayOfWeek.values());
    }

    Optional<Month> takeMonth() {
        return named(Month.values());
    }

    Optional<Period> takePeriod() {
        for (Period period : Period.values()) {
            if (takes(period.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** By its first three letters or in full. */
    private <E extends Enum<E>> Optional<E> named(E[] all) {
        for (E one : all) {
            if (takes(DaysWriter.short3(one)) || takes(one.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
