package regie.formats.imports;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import regie.kernel.Text;

/** When a plan starts, gathered from what the source says, and written in the language's own words. */
public final class Starts {

    private final Set<String> days = new LinkedHashSet<>();
    private final TreeSet<LocalTime> times = new TreeSet<>();
    private String cron = "";
    private String every = "";
    private String from = "";
    private String to = "";
    private String calendar = "";
    private String ifClosed = "";
    private String zone = "";
    private int shift;

    /** A rule of days; several mean any of them. */
    public Starts day(String rule) {
        days.add(rule);
        return this;
    }

    public Starts at(LocalTime time) {
        times.add(time);
        return this;
    }

    public Starts cron(String expression) {
        cron = expression;
        return this;
    }

    public Starts every(String interval, String from, String to) {
        this.every = interval;
        this.from = from;
        this.to = to;
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

    public Optional<LocalTime> first() {
        return times.stream().findFirst();
    }

    /** {@code schedule} in the plan; answers what had to be said otherwise than the source says it. */
    public Optional<Text> write(PlanDraft plan) {
        Fields schedule = new Fields();
        Optional<Text> remark = Optional.empty();
        if (!cron.isEmpty()) {
            schedule.put("cron", Tree.quoted(cron));
        } else if (times.size() > 1 && every.isEmpty() && regular(schedule).isEmpty() && !asCron(schedule)) {
            remark = Optional.of(several(plan));
            dated(schedule, times.first());
        } else if (!schedule.has("cron")) {
            dated(schedule, times.isEmpty() ? LocalTime.MIDNIGHT : times.first());
        }
        if (!calendar.isEmpty()) {
            schedule.put("calendar", calendar);
        }
        if (!zone.isEmpty()) {
            schedule.put("zone", zone);
        }
        plan.head().put("schedule", schedule);
        return remark;
    }

    private void dated(Fields schedule, LocalTime time) {
        boolean interval = !every.isEmpty();
        Fields dated = new Fields();
        List<String> rules = List.copyOf(days.isEmpty() ? List.of("daily") : days);
        dated.put("days", rules.size() == 1 ? Tree.word(rules.getFirst()) : new Tree.Items(rules.stream().map(Tree::word).toList()));
        if (interval) {
            dated.word("every", every);
            if (!from.isEmpty()) {
                dated.put("from", Tree.quoted(from)).put("to", Tree.quoted(to));
            }
        } else {
            dated.put("at", Tree.quoted(shown(time)));
        }
        if (!ifClosed.isEmpty() && !ifClosed.equals("skip")) {
            dated.word("if_closed", ifClosed);
        }
        if (shift != 0) {
            dated.put("shift", Tree.word(shift));
        }
        dated.entries().forEach(schedule::put);
    }

    /** Times at equal distances within a day are an interval. */
    private Optional<String> regular(Fields schedule) {
        List<LocalTime> all = List.copyOf(times);
        int step = all.get(1).toSecondOfDay() - all.get(0).toSecondOfDay();
        boolean equal = all.size() > 2;
        for (int i = 1; i < all.size(); i++) {
            equal &= all.get(i).toSecondOfDay() - all.get(i - 1).toSecondOfDay() == step;
        }
        if (!equal) {
            return Optional.empty();
        }
        every(step % 3600 == 0 ? step / 3600 + "h" : step / 60 + "m", shown(all.getFirst()), shown(all.getLast()));
        dated(schedule, all.getFirst());
        return Optional.of(every);
    }

    /** Times that are every one of some minutes in every one of some hours can be said by cron, as long as no calendar has a say. */
    private boolean asCron(Fields schedule) {
        TreeSet<Integer> minutes = times.stream().map(LocalTime::getMinute).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<Integer> hours = times.stream().map(LocalTime::getHour).collect(Collectors.toCollection(TreeSet::new));
        Optional<String> weekdays = weekdays();
        boolean whole = minutes.size() * hours.size() == times.size();
        if (!whole || !calendar.isEmpty() || shift != 0 || weekdays.isEmpty()) {
            return false;
        }
        schedule.put("cron", Tree.quoted(list(minutes) + " " + list(hours) + " * * " + weekdays.get()));
        return true;
    }

    /** {@code 1,3,8-11}. */
    private static String list(TreeSet<Integer> numbers) {
        StringBuilder out = new StringBuilder();
        for (int first : numbers) {
            if (numbers.contains(first - 1) && (numbers.contains(first - 2) || numbers.contains(first + 1))) {
                continue;
            }
            int last = first;
            while (numbers.contains(last + 1)) {
                last++;
            }
            out.append(out.isEmpty() ? "" : ",").append(first).append(last > first + 1 ? "-" + last : "");
        }
        return out.toString();
    }

    private Optional<String> weekdays() {
        if (days.isEmpty() || days.equals(Set.of("daily"))) {
            return Optional.of("*");
        }
        List<String> names = new ArrayList<>();
        for (String rule : days) {
            for (String item : rule.split(",")) {
                if (!Days.NAMES.contains(item.strip())) {
                    return Optional.empty();
                }
                names.add(item.strip());
            }
        }
        return Optional.of(String.join(",", names));
    }

    private Text several(PlanDraft plan) {
        String all = times.stream().map(Starts::shown).collect(Collectors.joining(", "));
        plan.head().comment("schedule", all);
        return new Text("seule la première heure est reprise ; les autres (" + all + ") sont en commentaire du plan",
                "only the first time is carried; the others (" + all + ") stand in a comment of the plan");
    }

    public static String shown(LocalTime time) {
        return String.format("%02d:%02d", time.getHour(), time.getMinute());
    }
}
