package regie.formats.imports;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When a plan starts, gathered from what the source says, and written in the language's own words. */
public final class Starts {

    private static final int AS_INTERVAL = 4;

    private final Set<String> days = new LinkedHashSet<>();
    private final Set<String> except = new LinkedHashSet<>();
    private final TreeSet<LocalTime> times = new TreeSet<>();
    private String cron = "";
    private String dialect = "";
    private String every = "";
    private String from = "";
    private String to = "";
    private String anchor = "";
    private String calendar = "";
    private String ifClosed = "";
    private String zone = "";
    private String validFrom = "";
    private String validUntil = "";
    private int shift;

    /** A rule of days; several mean any of them. */
    public Starts day(String rule) {
        days.add(rule);
        return this;
    }

    public Starts except(String rule) {
        except.add(rule);
        return this;
    }

    public Starts at(LocalTime time) {
        times.add(time);
        return this;
    }

    /** @param dialect {@code quartz}, or empty for the usual one */
    public Starts cron(String expression, String dialect) {
        cron = expression;
        this.dialect = dialect;
        return this;
    }

    /** @param from and {@code to}: times, or empty for the whole day */
    public Starts every(String interval, String from, String to) {
        this.every = interval;
        this.from = from;
        this.to = to;
        return this;
    }

    /** @param said {@code start}, {@code end} or empty */
    public Starts anchor(String said) {
        anchor = said;
        return this;
    }

    /** @param closed what happens on a day that this calendar does not work; empty for the language's own default */
    public Starts calendar(String name, String closed) {
        calendar = name;
        ifClosed = closed;
        return this;
    }

    public Starts shift(int workingDays) {
        shift = workingDays;
        return this;
    }

    /** ISO dates, or empty. */
    public Starts valid(String first, String last) {
        validFrom = first;
        validUntil = last;
        return this;
    }

    public Starts zone(String other) {
        zone = other;
        return this;
    }

    public Set<String> days() {
        return days;
    }

    public boolean hasTime() {
        return !times.isEmpty() || !cron.isEmpty() || !every.isEmpty();
    }

    public boolean isInterval() {
        return !every.isEmpty();
    }

    public Optional<LocalTime> first() {
        return times.stream().findFirst();
    }

    /** {@code schedule} in the plan. */
    public void write(PlanDraft plan) {
        plan.head().put("schedule", fields());
    }

    public Fields fields() {
        Fields schedule = new Fields();
        if (cron.isEmpty()) {
            List<String> rules = List.copyOf(days.isEmpty() ? List.of("daily") : days);
            schedule.put("days", rules(rules));
            time(schedule);
        } else {
            schedule.put("cron", Tree.quoted(cron));
            word(schedule, "dialect", dialect);
        }
        if (!except.isEmpty()) {
            schedule.put("except", rules(List.copyOf(except)));
        }
        boolean byItself = ifClosed.equals("skip") && days.stream().noneMatch(rule -> rule.startsWith("daily")) && !days.isEmpty()
                || !cron.isEmpty();
        word(schedule, "if_closed", byItself ? "" : ifClosed);
        if (shift != 0) {
            schedule.put("shift", Tree.word(shift));
        }
        word(schedule, "calendar", calendar);
        word(schedule, "zone", zone);
        if (!validFrom.isEmpty() || !validUntil.isEmpty()) {
            Fields valid = new Fields();
            word(valid, "from", validFrom);
            word(valid, "until", validUntil);
            schedule.put("valid", valid);
        }
        return schedule;
    }

    private void time(Fields schedule) {
        if (every.isEmpty() && !regular()) {
            List<Tree> all = times.stream().map(time -> Tree.quoted(shown(time))).toList();
            schedule.put("at", all.isEmpty() ? Tree.quoted("00:00") : all.size() == 1 ? all.getFirst() : new Tree.Items(all));
            return;
        }
        schedule.word("every", every);
        if (!from.isEmpty()) {
            schedule.put("from", Tree.quoted(from));
        }
        if (!to.isEmpty()) {
            schedule.put("to", Tree.quoted(to));
        }
        word(schedule, "anchor", anchor);
    }

    private static Tree rules(List<String> rules) {
        return rules.size() == 1 ? Tree.word(rules.getFirst()) : new Tree.Items(rules.stream().map(Tree::word).toList());
    }

    private static void word(Fields fields, String key, String word) {
        if (!word.isEmpty()) {
            fields.word(key, word);
        }
    }

    /** Many times at equal distances within a day are an interval. */
    private boolean regular() {
        List<LocalTime> all = List.copyOf(times);
        if (all.size() < AS_INTERVAL) {
            return false;
        }
        int step = all.get(1).toSecondOfDay() - all.get(0).toSecondOfDay();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).toSecondOfDay() - all.get(i - 1).toSecondOfDay() != step) {
                return false;
            }
        }
        every(step % 3600 == 0 ? step / 3600 + "h" : step / 60 + "m", shown(all.getFirst()), shown(all.getLast()));
        return true;
    }

    public static String shown(LocalTime time) {
        return String.format("%02d:%02d", time.getHour(), time.getMinute());
    }
}
