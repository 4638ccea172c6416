package regie.formats.imports.jil;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Days;
import regie.formats.imports.Fields;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;

/**
 * Calendars as autocal_asc writes them. A standard one is a list of dates: on which to run, or on
 * which not to; an extended one is a rule over working days; a cycle is a list of periods.
 */
final class JilCalendars {

    private static final Pattern DATE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}).*");
    private static final Pattern NTH = Pattern.compile("(WORKD|WRKD|MNTHD|YEARD|WEEKD)#(M?)([0-9]{1,3}|L)");
    private static final Pattern CYCLE = Pattern.compile("C(WRK|DAY|YCL)#([0-9]{1,3}|L)");

    private final JilEstate estate;
    private final Map<String, JilStatement> calendars = new LinkedHashMap<>();
    private final Map<String, JilStatement> cycles = new LinkedHashMap<>();
    private final Map<String, String> declared = new LinkedHashMap<>();

    JilCalendars(JilEstate estate) {
        this.estate = estate;
        estate.all("calendar").forEach(statement -> calendars.put(key(statement.name()), statement));
        estate.all("extended_calendar").forEach(statement -> calendars.put(key(statement.name()), statement));
        estate.all("cycle").forEach(statement -> cycles.put(key(statement.name()), statement));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The days of {@code run_calendar} and {@code exclude_calendar}; false when the first is not to be had, so that nothing may
     * start. */
    boolean apply(Starts starts, Optional<SourceAttribute> run, Optional<SourceAttribute> exclude, String target) {
        Optional<JilStatement> wanted = run.map(attribute -> calendars.get(key(attribute.value())));
        Optional<JilStatement> unwanted = exclude.map(attribute -> calendars.get(key(attribute.value())));
        exclude.filter(attribute -> unwanted.isEmpty()).ifPresent(attribute -> attribute.notCarried(
                "ce calendrier n'est pas dans les fichiers donnés (autocal_asc -E l'écrit)",
                "this calendar is not in the files given (autocal_asc -E writes it)"));
        if (run.isPresent() && wanted.isEmpty()) {
            run.get().notCarried("ce calendrier n'est pas dans les fichiers donnés : le plan n'a pas d'horaire",
                    "this calendar is not in the files given: the plan has no schedule");
            return false;
        }
        if (wanted.isEmpty()) {
            unwanted.ifPresent(statement -> {
                starts.calendar(closed(statement), "skip");
                exclude.orElseThrow().carried(target + ".calendar");
            });
            return true;
        }
        boolean extended = wanted.get().verb().equals("extended_calendar");
        boolean known = extended ? rule(wanted.get(), starts, unwanted) : dates(wanted.get(), starts, unwanted);
        if (known) {
            run.orElseThrow().carried(target + ".days");
            exclude.filter(attribute -> unwanted.isPresent()).ifPresent(attribute -> attribute.carried(target + ".calendar"));
        } else {
            run.orElseThrow().notCarried("la règle de ce calendrier n'a pas d'équivalent : le plan n'a pas d'horaire",
                    "the rule of this calendar has no equivalent: the plan has no schedule");
        }
        return known;
    }

    private boolean dates(JilStatement wanted, Starts starts, Optional<JilStatement> unwanted) {
        Set<LocalDate> dates = dates(wanted);
        unwanted.ifPresent(statement -> dates.removeAll(dates(statement)));
        starts.day("working").calendar(open(wanted, dates, unwanted.map(JilStatement::name).orElse("")), "");
        return true;
    }

    /** A calendar that works on these dates alone. */
    private String open(JilStatement statement, Set<LocalDate> dates, String without) {
        return declared.computeIfAbsent("open " + key(statement.name()) + " " + without, none -> {
            Fields calendar = declare(statement, without.isEmpty() ? statement.name() : statement.name() + " without " + without);
            calendar.put("weekend", Tree.words(Days.NAMES)).put("open", listed(dates));
            settle(statement, calendar, "open");
            return calendar.text("calendar").orElseThrow();
        });
    }

    private String closed(JilStatement statement) {
        return declared.computeIfAbsent("closed " + key(statement.name()), none -> {
            Fields calendar = declare(statement, statement.name());
            calendar.put("weekend", new Tree.Items(List.of())).put("closed", listed(dates(statement)));
            settle(statement, calendar, "closed");
            return calendar.text("calendar").orElseThrow();
        });
    }

    private Fields declare(JilStatement statement, String words) {
        Fields calendar = estate.draft().declare("calendar", words);
        estate.draft().code(statement.name()).ifPresent(code -> calendar.put("code", code));
        statement.get("description").ifPresent(description -> {
            calendar.put("title", description.value());
            description.carried("calendar " + calendar.text("calendar").orElseThrow() + ": title");
        });
        return calendar;
    }

    private static void settle(JilStatement statement, Fields calendar, String key) {
        String target = "calendar " + calendar.text("calendar").orElseThrow();
        statement.source().self().carried(target);
        statement.all("date").forEach(date -> {
            if (date(date.value()).isPresent()) {
                boolean timed = date.value().matches(".*[1-9]:?[0-9]*|.* 0?[0-9]:[0-9]*[1-9]");
                if (timed && date.value().contains(" ") && !date.value().endsWith("00:00")) {
                    date.approximated(target + ": " + key, "l'heure n'est pas reprise", "the time is not carried");
                } else {
                    date.carried(target + ": " + key);
                }
            } else {
                date.notCarried("date impossible", "an impossible date");
            }
        });
    }

    private static Tree listed(Set<LocalDate> dates) {
        return new Tree.Items(dates.stream().map(date -> Tree.word(date.toString())).toList());
    }

    private static Set<LocalDate> dates(JilStatement statement) {
        Set<LocalDate> dates = new TreeSet<>();
        statement.all("date").forEach(date -> date(date.value()).ifPresent(dates::add));
        return dates;
    }

    static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(3)), first > 12 ? second : first, first > 12 ? first
                    : second));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private boolean rule(JilStatement rule, Starts starts, Optional<JilStatement> unwanted) {
        List<String> days = new ArrayList<>();
        boolean known = !rule.all("condition").isEmpty();
        Set<LocalDate> listed = new TreeSet<>();
        for (SourceAttribute condition : rule.all("condition")) {
            for (String word : condition.value().toUpperCase(Locale.ROOT).split("\\s+OR\\s+|\\s*\\|\\s*")) {
                Optional<String> one = rule(word.strip());
                Optional<Set<LocalDate>> inCycle = one.isPresent() ? Optional.empty() : cycle(word.strip(), rule);
                one.ifPresent(days::add);
                inCycle.ifPresent(listed::addAll);
                known &= one.isPresent() || inCycle.isPresent();
            }
        }
        String calendar = working(rule, unwanted);
        if (!known) {
            rule.all("condition").forEach(condition -> condition.notCarried("règle sans équivalent dans le langage",
                    "a rule without an equivalent in the language"));
            return false;
        }
        days.forEach(starts::day);
        listed.forEach(date -> starts.day(date.toString()));
        starts.calendar(calendar, action(rule)).shift(adjust(rule));
        for (SourceAttribute condition : rule.all("condition")) {
            if (listed.isEmpty()) {
                condition.carried("schedule.days");
            } else {
                condition.approximated("schedule.days", "les dates du cycle sont calculées et listées ; à prolonger après la dernière",
                        "the dates within the cycle are computed and listed; to be extended after the last");
            }
        }
        return true;
    }

    static Optional<String> rule(String word) {
        Optional<String> weekday = word.length() >= 3 && word.chars().allMatch(Character::isLetter) ? Days.named(word) : Optional.empty();
        if (weekday.isPresent()) {
            return weekday;
        }
        Matcher nth = NTH.matcher(word);
        if (nth.matches()) {
            return nth(nth);
        }
        return Optional.ofNullable(switch (word) {
            case "DAILY", "EVERYDAY", "ALL" -> "daily";
            case "WORKDAYS", "WORKDAY", "WORKD", "DAILYWORK" -> "working";
            case "WEEKDAYS", "WEEKDAY" -> "mon-fri";
            case "WEEKENDS", "WEEKEND" -> "sat,sun";
            case "EOM" -> Days.nthLast(1, "day", "month");
            case "FOM" -> Days.nth(1, "day", "month");
            case "EOMWORK" -> Days.nthLast(1, "working day", "month");
            case "FOMWORK" -> Days.nth(1, "working day", "month");
            case "EOWWORK", "LWRKWEEK" -> Days.nthLast(1, "working day", "week");
            case "FOWWORK" -> Days.nth(1, "working day", "week");
            case "EOQ" -> Days.nthLast(1, "day", "quarter");
            case "FOQ" -> Days.nth(1, "day", "quarter");
            case "EOY" -> Days.nthLast(1, "day", "year");
            case "FOY" -> Days.nth(1, "day", "year");
            default -> null;
        });
    }

    private static Optional<String> nth(Matcher nth) {
        String unit = nth.group(1).startsWith("W") && !nth.group(1).equals("WEEKD") ? "working day" : "day";
        String period = switch (nth.group(1)) {
            case "YEARD" -> "year";
            case "WEEKD" -> "week";
            default -> "month";
        };
        if (nth.group(3).equals("L")) {
            return Optional.of(Days.nthLast(1, unit, period));
        }
        int n = Integer.parseInt(nth.group(3));
        boolean fromEnd = !nth.group(2).isEmpty();
        return n < 1 || n > 366 ? Optional.empty() : Optional.of(fromEnd ? Days.nthLast(n, unit, period) : Days.nth(n, unit, period));
    }

    /** The nth or last (working) day of each period of a cycle is a list of dates. */
    private Optional<Set<LocalDate>> cycle(String word, JilStatement rule) {
        Matcher matcher = CYCLE.matcher(word);
        Optional<JilStatement> cycle = rule.get("cyccal").map(named -> cycles.get(key(named.value())));
        if (!matcher.matches() || cycle.isEmpty()) {
            return Optional.empty();
        }
        Set<DayOfWeek> worked = worked(rule);
        Set<LocalDate> holidays = holidays(rule);
        Set<LocalDate> found = new TreeSet<>();
        List<SourceAttribute> from = cycle.get().all("start_date");
        List<SourceAttribute> to = cycle.get().all("end_date");
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            List<LocalDate> inside = new ArrayList<>();
            Optional<LocalDate> first = date(from.get(i).value());
            Optional<LocalDate> last = date(to.get(i).value());
            if (first.isPresent() && last.isPresent() && first.get().plusYears(3).isAfter(last.get())) {
                first.get().datesUntil(last.get().plusDays(1)).filter(date -> !matcher.group(1).equals("WRK")
                        || worked.contains(date.getDayOfWeek()) && !holidays.contains(date)).forEach(inside::add);
            }
            int n = matcher.group(2).equals("L") ? inside.size() : Integer.parseInt(matcher.group(2));
            if (n >= 1 && n <= inside.size()) {
                found.add(inside.get(n - 1));
            }
            from.get(i).carried("schedule.days");
            to.get(i).carried("schedule.days");
        }
        cycle.get().source().self().carried("schedule.days");
        cycle.get().get("description").ifPresent(text -> text.carried("", "dit dans le calendrier qui l'emploie",
                "said in the calendar that uses it"));
        return Optional.of(found);
    }

    private static Set<DayOfWeek> worked(JilStatement rule) {
        Set<DayOfWeek> worked = new TreeSet<>();
        for (String day : rule.get("workday").map(SourceAttribute::value).orElse("mo,tu,we,th,fr").split(",")) {
            Days.named(day).ifPresent(name -> worked.add(DayOfWeek.of(Days.NAMES.indexOf(name) + 1)));
        }
        return worked;
    }

    private Set<LocalDate> holidays(JilStatement rule) {
        return rule.get("holcal").map(named -> calendars.get(key(named.value()))).map(JilCalendars::dates).orElse(new TreeSet<>());
    }

    /** The calendar that says which days are worked; its rule of days stands in the plan's schedule. */
    private String working(JilStatement rule, Optional<JilStatement> unwanted) {
        String without = unwanted.map(JilStatement::name).orElse("");
        return declared.computeIfAbsent("working " + key(rule.name()) + " " + without, none -> {
            Fields calendar = declare(rule, without.isEmpty() ? rule.name() : rule.name() + " without " + without);
            String target = "calendar " + calendar.text("calendar").orElseThrow();
            Set<DayOfWeek> worked = worked(rule);
            calendar.put("weekend", new Tree.Items(Days.NAMES.stream()
                    .filter(day -> !worked.contains(DayOfWeek.of(Days.NAMES.indexOf(day) + 1))).map(Tree::word).toList()));
            Set<LocalDate> holidays = holidays(rule);
            unwanted.ifPresent(statement -> holidays.addAll(dates(statement)));
            if (!holidays.isEmpty()) {
                calendar.put("closed", listed(holidays));
            }
            settle(rule, calendar, "closed");
            rule.get("workday").ifPresent(days -> days.carried(target + ": weekend"));
            rule.get("cyccal").ifPresent(named -> reference(named, cycles, "schedule.days"));
            rule.get("holcal").ifPresent(named -> reference(named, calendars, target + ": closed"));
            return calendar.text("calendar").orElseThrow();
        });
    }

    private static void reference(SourceAttribute named, Map<String, JilStatement> among, String target) {
        JilStatement statement = among.get(key(named.value()));
        if (statement == null) {
            named.notCarried("ce calendrier n'est pas dans les fichiers donnés", "this calendar is not in the files given");
            return;
        }
        named.carried(target);
        statement.source().self().carried(target);
        statement.all("date").forEach(date -> date.carried(target));
        statement.get("description").ifPresent(text -> text.carried("", "dit dans le calendrier qui l'emploie",
                "said in the calendar that uses it"));
    }

    private static String action(JilStatement rule) {
        String other = letter(rule, "non_workday");
        String holiday = rule.get("holiday").isPresent() ? letter(rule, "holiday") : other;
        for (String key : List.of("non_workday", "holiday")) {
            rule.get(key).ifPresent(attribute -> {
                if (other.equals(holiday)) {
                    attribute.carried("schedule.if_closed");
                } else {
                    attribute.approximated("schedule.if_closed", "une seule règle vaut pour les jours chômés : celle des jours fériés",
                            "one rule holds for all closed days: that of holidays");
                }
            });
        }
        return holiday;
    }

    private static String letter(JilStatement rule, String key) {
        return switch (rule.get(key).map(attribute -> attribute.value().strip().toUpperCase(Locale.ROOT)).orElse("S")) {
            case "W", "N" -> "next";
            case "P", "B" -> "previous";
            case "O", "Y" -> "run";
            default -> "skip";
        };
    }

    private static int adjust(JilStatement rule) {
        Optional<SourceAttribute> adjust = rule.get("adjust");
        int days = adjust.map(attribute -> attribute.value().replace("+", "")).filter(text -> text.matches("-?[0-9]{1,3}"))
                .map(Integer::parseInt).orElse(0);
        adjust.ifPresent(attribute -> {
            if (days == 0) {
                attribute.carried("", "aucun décalage", "no shift");
            } else {
                attribute.approximated("schedule.shift", "décalage en jours ouvrés", "a shift in working days");
            }
        });
        return Math.clamp(days, -366, 366);
    }

    /** Calendars that no job names are kept all the same. */
    void rest() {
        for (JilStatement statement : calendars.values()) {
            boolean used = statement.source().self().isSettled();
            if (!used && statement.verb().equals("calendar")) {
                closed(statement);
                statement.source().self().carried("", "aucun job ne le nomme : repris en jours fermés",
                        "no job names it: carried as closed days");
            } else if (!used) {
                Starts unused = new Starts();
                if (rule(statement, unused, Optional.empty())) {
                    String shown = String.join("; ", unused.days());
                    statement.source().self().approximated("", new regie.kernel.Text(
                            "aucun job ne le nomme ; sa règle serait « " + shown + " »", "no job names it; its rule would be \""
                                    + shown + "\""));
                }
            }
        }
        for (JilStatement cycle : cycles.values()) {
            if (!cycle.source().self().isSettled()) {
                JilEstate.drop(cycle, "aucun calendrier n'emploie ce cycle", "no calendar uses this cycle");
            }
        }
    }
}
