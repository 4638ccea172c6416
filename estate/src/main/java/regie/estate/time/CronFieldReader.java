package regie.estate.time;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import regie.kernel.Text;

/** Reads one field of a cron expression. */
final class CronFieldReader {

    private static final Pattern ATOM = Pattern.compile("(\\*|\\?|[0-9]{1,4}|[A-Z]{3})(?:-([0-9]{1,4}|[A-Z]{3}))?(?:/([0-9]{1,4}))?");
    private static final Pattern FROM_LAST = Pattern.compile("L(?:-([0-9]{1,2}))?(W)?");
    private static final Pattern UP_TO_LAST = Pattern.compile("([0-9]{1,2})-L");
    private static final Pattern NEAREST = Pattern.compile("([0-9]{1,2})W");
    private static final Pattern NTH = Pattern.compile("([0-9]|[A-Z]{3})#([0-9]+)");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("([0-9]|[A-Z]{3})L");

    private final CronFieldKind kind;
    private final CronDialect dialect;
    private final String written;
    private final BitSet values = new BitSet();
    private final List<CronDay> days = new ArrayList<>();
    private boolean interval;

    CronFieldReader(CronFieldKind kind, CronDialect dialect, String written) {
        this.kind = kind;
        this.dialect = dialect;
        this.written = written;
    }

    /** What was read; {@link #days()} holds what is not plain numbers. */
    CronField read() throws Refused {
        String text = written.toUpperCase(Locale.ROOT);
        String[] members = text.split(",", -1);
        for (String member : members) {
            if (members.length > 1 && kind == CronFieldKind.DAY_OF_MONTH && member.endsWith("W")) {
                throw refused(new Text("W ne se mêle pas à une liste", "W cannot stand in a list"));
            }
            if (!special(member)) {
                plain(member, members.length);
            }
        }
        boolean star = text.startsWith("*") || text.equals("?");
        return new CronField(values, star, interval);
    }

    List<CronDay> days() {
        return days;
    }

    private boolean special(String member) throws Refused {
        return switch (kind) {
            case DAY_OF_MONTH -> specialDay(member);
            case DAY_OF_WEEK -> specialWeekday(member);
            case SECOND, MINUTE, HOUR, MONTH, YEAR -> false;
        };
    }

    private boolean specialDay(String member) throws Refused {
        Matcher last = FROM_LAST.matcher(member);
        Matcher nearest = NEAREST.matcher(member);
        Matcher upTo = UP_TO_LAST.matcher(member);
        if (last.matches()) {
            int before = last.group(1) == null ? 0 : Integer.parseInt(last.group(1));
            if (before > 30) {
                throw refused(new Text("L-n va de L-0 à L-30", "L-n goes from L-0 to L-30"));
            }
            days.add(last.group(2) == null ? new CronDay.FromLast(before) : new CronDay.NearestWeekdayToLast(before));
        } else if (nearest.matches()) {
            days.add(new CronDay.NearestWeekday(inBounds(Integer.parseInt(nearest.group(1)))));
        } else if (upTo.matches()) {
            days.add(new CronDay.UpToLast(inBounds(Integer.parseInt(upTo.group(1)))));
            interval = true;
        } else {
            return false;
        }
        return true;
    }

    private boolean specialWeekday(String member) throws Refused {
        Matcher nth = NTH.matcher(member);
        Matcher last = LAST_WEEKDAY.matcher(member);
        if (nth.matches()) {
            int n = nth.group(2).length() > 1 ? 0 : Integer.parseInt(nth.group(2));
            if (n < 1 || n > 5) {
                throw refused(new Text("#n va de 1 à 5", "#n goes from 1 to 5"));
            }
            days.add(new CronDay.Nth(weekday(value(nth.group(1))), n));
        } else if (last.matches()) {
            days.add(new CronDay.LastWeekday(weekday(value(last.group(1)))));
        } else if (member.equals("L") && dialect == CronDialect.QUARTZ) {
            values.set(6);
            return true;
        } else {
            return false;
        }
        return true;
    }

    private void plain(String member, int members) throws Refused {
        Matcher atom = ATOM.matcher(member);
        if (!atom.matches()) {
            throw refused(new Text(
                    "on attend *, un nombre, un nom, a-b, a/n ou une liste", "expected *, a number, a name, a-b, a/n or a list"));
        }
        String from = atom.group(1);
        boolean any = from.equals("*") || from.equals("?");
        if (from.equals("?") && (kind != CronFieldKind.DAY_OF_MONTH && kind != CronFieldKind.DAY_OF_WEEK || members > 1)) {
            throw refused(new Text("« ? » ne vaut que seul, pour un jour", "'?' stands alone, in a day field only"));
        }
        if (any && atom.group(2) != null || from.equals("?") && atom.group(3) != null) {
            throw refused(new Text("* et ? n’ouvrent pas un intervalle", "* and ? do not begin a range"));
        }
        int step = step(atom.group(3));
        boolean single = !any && atom.group(2) == null && atom.group(3) == null;
        interval |= !single;
        int first = any ? lowest() : value(from);
        int last = single ? first : atom.group(2) == null ? highest() : value(atom.group(2));
        fill(first, last, step);
    }

    private int step(@Nullable String text) throws Refused {
        if (text == null) {
            return 1;
        }
        int step = Integer.parseInt(text);
        int most = kind == CronFieldKind.YEAR ? 200 : kind.last();
        if (step < 1 || step > most) {
            throw refused(new Text("le pas va de 1 à " + most, "the step goes from 1 to " + most));
        }
        return step;
    }

    /** A range may pass over the end of its cycle: {@code 22-2}, {@code sat-tue}. */
    private void fill(int first, int last, int step) {
        int end = last >= first ? last : last + kind.cycle();
        for (int value = first; value <= end; value += step) {
            int wrapped = value > kind.last() ? value - kind.cycle() : value;
            values.set(kind == CronFieldKind.DAY_OF_WEEK ? weekday(wrapped) : wrapped);
        }
    }

    private int lowest() {
        return kind == CronFieldKind.DAY_OF_WEEK && dialect == CronDialect.QUARTZ ? 1 : kind.first();
    }

    private int highest() {
        return kind == CronFieldKind.DAY_OF_WEEK && dialect == CronDialect.VIXIE ? 6 : kind.last();
    }

    /** A weekday as written, with Sunday as 0. */
    private int weekday(int written) {
        return dialect == CronDialect.QUARTZ ? (written - 1) % 7 : written % 7;
    }

    private int value(String text) throws Refused {
        if (Character.isDigit(text.charAt(0))) {
            return inBounds(Integer.parseInt(text));
        }
        OptionalInt named = named(text);
        if (named.isEmpty()) {
            throw refused(kind.names().isEmpty()
                    ? new Text("pas de nom ici, un nombre", "no name here, a number")
                    : new Text("nom inconnu, parmi " + kind.names(), "unknown name, one of " + kind.names()));
        }
        return named.getAsInt();
    }

    private OptionalInt named(String text) {
        int index = kind.names().indexOf(text);
        if (index < 0) {
            return OptionalInt.empty();
        }
        boolean fromOne = kind == CronFieldKind.MONTH || dialect == CronDialect.QUARTZ;
        return OptionalInt.of(fromOne ? index + 1 : index);
    }

    private int inBounds(int value) throws Refused {
        int first = lowest();
        int last = kind.last();
        if (value < first || value > last) {
            throw refused(new Text(value + " est hors de " + first + "-" + last, value + " is outside " + first + "-" + last));
        }
        return value;
    }

    private Refused refused(Text why) {
        return new Refused(new CronProblem.BadField(kind, written, why));
    }

    /** Carries a problem out of the reader. */
    static final class Refused extends Exception {

        private final transient CronProblem problem;

        Refused(CronProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        CronProblem problem() {
            return problem;
        }
    }
}
