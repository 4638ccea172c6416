package regie.formats.imports.jil;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Days;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/** The attributes of time. They count only with {@code date_conditions: 1}. */
final class JilStarts {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
    private static final List<String> KEYS = List.of("date_conditions", "days_of_week", "run_calendar", "exclude_calendar", "start_times",
            "start_mins", "run_window", "timezone", "must_start_times", "must_complete_times");

    private final JilEstate estate;
    private final JilCalendars calendars;

    JilStarts(JilEstate estate, JilCalendars calendars) {
        this.estate = estate;
        this.calendars = calendars;
    }

    /** The plan's schedule, as this job or box says it. */
    void plan(JilJob job, PlanDraft plan) {
        if (!job.isTrue("date_conditions")) {
            idle(job);
            return;
        }
        job.get("date_conditions").ifPresent(attribute -> attribute.carried(plan.at("schedule")));
        Starts starts = new Starts();
        boolean known = days(job, starts, plan.at("schedule")) & times(job, starts, plan);
        zone(job).ifPresent(zone -> {
            if (!zone.equals(estate.request().zone().getId())) {
                starts.zone(zone);
            }
        });
        if (known && starts.hasTime()) {
            starts.write(plan);
            alarms(job, starts, plan.head(), plan.at(""));
        } else {
            unscheduled(job, plan);
        }
    }

    private void unscheduled(JilJob job, PlanDraft plan) {
        plan.head().comment("", estate.comment(new Text("Sans horaire, à donner : se charge à la main. L'ancien ordonnanceur disait :",
                "Without a schedule, to be given: ordered by hand. The former scheduler said:")));
        for (String key : KEYS) {
            job.get(key).ifPresent(attribute -> {
                plan.head().comment("", "  " + key + ": " + attribute.value());
                if (attribute.isSettled()) {
                    attribute.approximated(plan.at(""), "en commentaire du plan, qui n'a pas d'horaire",
                            "in a comment of the plan, which has no schedule");
                }
            });
        }
        for (String key : List.of("must_start_times", "must_complete_times")) {
            job.get(key).ifPresent(attribute -> attribute.notCarried("le plan n'a pas d'horaire", "the plan has no schedule"));
        }
    }

    /** A member of a box that has times of its own waits for them within the box. */
    void member(JilJob job) {
        if (!job.isTrue("date_conditions")) {
            idle(job);
            return;
        }
        job.get("date_conditions").ifPresent(attribute -> attribute.carried(job.at("window")));
        zone(job).filter(zone -> !zone.equals(estate.request().zone().getId())).ifPresent(zone -> job.get("timezone").orElseThrow()
                .approximated(job.at("window"), "l'heure vaut dans le fuseau du plan", "the time is in the plan's zone"));
        Starts starts = new Starts();
        boolean known = days(job, starts, job.at("days"));
        if (known && !starts.days().isEmpty() && !starts.days().contains("daily")) {
            job.fields().put("days", starts.days().size() == 1 ? Tree.word(starts.days().iterator().next())
                    : Tree.words(List.copyOf(starts.days())));
        }
        Optional<SourceAttribute> at = job.get("start_times");
        List<LocalTime> times = at.map(attribute -> read(attribute.value())).orElse(List.of());
        if (!times.isEmpty()) {
            LocalTime first = times.getFirst();
            job.fields().put("window", window(first, first.minusMinutes(1)));
            if (times.size() == 1) {
                at.get().carried(job.at("window"));
            } else {
                at.get().approximated(job.at("window"), "un traitement passe une fois par exécution : la première heure est reprise",
                        "a task runs once in a run: the first time is carried");
            }
        }
        job.get("start_mins").ifPresent(attribute -> attribute.notCarried(
                "départs répétés dans une boîte : faire un plan à part avec schedule.every",
                "repeated starts within a box: make a plan of its own with schedule.every"));
        gate(job);
        alarms(job, starts, job.fields(), job.at(""));
    }

    private static void idle(JilJob job) {
        for (String key : KEYS) {
            job.get(key).filter(attribute -> !key.equals("run_window")).ifPresent(attribute -> attribute.carried("",
                    "sans effet dans AutoSys : date_conditions n'est pas à 1", "without effect in AutoSys: date_conditions is not 1"));
        }
        if (job.isTask()) {
            gate(job);
        } else {
            job.get("run_window").ifPresent(attribute -> attribute.carried("", "sans effet : date_conditions n'est pas à 1",
                    "without effect: date_conditions is not 1"));
        }
    }

    /** A run window without times is a gate. */
    private static void gate(JilJob job) {
        job.get("run_window").filter(attribute -> !attribute.isSettled()).ifPresent(attribute -> {
            List<LocalTime> ends = read(attribute.value());
            if (ends.size() == 2) {
                job.fields().put("window", window(ends.get(0), ends.get(1)).word("then", "tomorrow"));
                attribute.approximated(job.at("window"),
                        "hors de la fenêtre le traitement attend le lendemain ; AutoSys y renonce quand la fermeture est plus proche",
                        "outside the window the task waits for the next day; AutoSys gives it up when the closing is nearer");
            } else {
                attribute.notCarried("fenêtre illisible", "the window cannot be read");
            }
        });
    }

    private static Fields window(LocalTime from, LocalTime to) {
        return new Fields().put("from", Tree.quoted(Starts.shown(from))).put("to", Tree.quoted(Starts.shown(to)));
    }

    private boolean days(JilJob job, Starts starts, String target) {
        Optional<SourceAttribute> weekdays = job.get("days_of_week");
        boolean known = true;
        if (weekdays.isPresent()) {
            Optional<String> rule = weekdays(weekdays.get().value());
            known = rule.isPresent();
            if (known) {
                starts.day(rule.get());
                weekdays.get().carried(target + ".days");
            } else {
                weekdays.get().notCarried("jours illisibles : le plan n'a pas d'horaire",
                        "these days cannot be read: the plan has no schedule");
            }
        }
        return calendars.apply(starts, job.get("run_calendar"), job.get("exclude_calendar"), target) && known;
    }

    static Optional<String> weekdays(String text) {
        TreeSet<Integer> days = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).replace("\"", "").split("[,\\s]+")) {
            Optional<String> day = Days.named(word);
            if (word.equals("all")) {
                return Optional.of("daily");
            }
            if (day.isEmpty()) {
                return Optional.empty();
            }
            days.add(Days.NAMES.indexOf(day.get()) + 1);
        }
        return Optional.of(Days.weekdays(days));
    }

    private boolean times(JilJob job, Starts starts, PlanDraft plan) {
        Optional<SourceAttribute> at = job.get("start_times");
        Optional<SourceAttribute> minutes = job.get("start_mins");
        if (at.isPresent()) {
            List<LocalTime> times = read(at.get().value());
            if (times.isEmpty()) {
                at.get().notCarried("heure illisible ou à remplir avant chargement : le plan n'a pas d'horaire",
                        "the time cannot be read, or is a placeholder: the plan has no schedule");
                return false;
            }
            times.forEach(starts::at);
            at.get().carried(plan.at("schedule"));
            job.get("run_window").ifPresent(window -> planWindow(window, plan));
            return true;
        }
        return minutes.map(attribute -> minutes(job, attribute, starts, plan)).orElse(true);
    }

    private static void planWindow(SourceAttribute window, PlanDraft plan) {
        List<LocalTime> ends = read(window.value());
        if (ends.size() == 2) {
            plan.head().put("window", window(ends.get(0), ends.get(1)).word("then", "tomorrow"));
            window.approximated(plan.at("window"), "la fenêtre porte sur les départs des traitements du plan",
                    "the window is on the starts of the plan's tasks");
        } else {
            window.notCarried("fenêtre illisible", "the window cannot be read");
        }
    }

    private boolean minutes(JilJob job, SourceAttribute attribute, Starts starts, PlanDraft plan) {
        TreeSet<Integer> minutes = new TreeSet<>();
        for (String word : attribute.value().split("[,\\s]+")) {
            if (!word.matches("[0-5]?[0-9]")) {
                attribute.notCarried("minutes illisibles : le plan n'a pas d'horaire",
                        "these minutes cannot be read: the plan has no schedule");
                return false;
            }
            minutes.add(Integer.parseInt(word));
        }
        Optional<SourceAttribute> window = job.get("run_window");
        List<LocalTime> ends = window.map(one -> read(one.value())).orElse(List.of());
        if (window.isPresent() && ends.size() != 2) {
            window.get().notCarried("fenêtre illisible ou à remplir : départs toute la journée",
                    "the window cannot be read, or is a placeholder: starts all day long");
        }
        expand(minutes, ends, starts);
        boolean same = ends.size() != 2 || starts.first().isEmpty();
        attribute.carried(plan.at("schedule"));
        window.filter(one -> ends.size() == 2).ifPresent(one -> {
            if (same) {
                one.carried(plan.at("schedule"));
            } else {
                one.carried(plan.at("schedule"), "chaque départ de la fenêtre est une heure", "each start within the window is a time");
            }
        });
        return true;
    }

    /** Minutes at equal distances are an interval; others are a cron expression, or times within the window. */
    private static void expand(TreeSet<Integer> minutes, List<LocalTime> ends, Starts starts) {
        if (ends.size() != 2) {
            int step = minutes.size() > 1 ? 60 / minutes.size() : 0;
            boolean regular = step > 0 && 60 % minutes.size() == 0 && minutes.first() == 0
                    && minutes.stream().allMatch(minute -> minute % step == 0);
            if (regular) {
                starts.every(step + "m", "", "");
            } else if (!starts.days().contains("working")) {
                starts.cron(String.join(",", minutes.stream().map(String::valueOf).toList()) + " * * * "
                        + cronDays(starts), "");
            } else {
                everyHour(minutes, starts);
            }
            return;
        }
        LocalTime from = ends.get(0);
        long length = java.time.Duration.between(from, ends.get(1)).toMinutes();
        for (int passed = 0; passed <= (length < 0 ? length + 1440 : length); passed++) {
            if (minutes.contains(from.plusMinutes(passed).getMinute())) {
                starts.at(from.plusMinutes(passed));
            }
        }
    }

    private static void everyHour(TreeSet<Integer> minutes, Starts starts) {
        for (int hour = 0; hour < 24; hour++) {
            for (int minute : minutes) {
                starts.at(LocalTime.of(hour, minute));
            }
        }
    }

    private static String cronDays(Starts starts) {
        return starts.days().isEmpty() || starts.days().contains("daily") ? "*" : String.join(",", starts.days());
    }

    private static List<LocalTime> read(String text) {
        List<LocalTime> times = new ArrayList<>();
        Matcher matcher = TIME.matcher(text);
        while (matcher.find()) {
            int hour = Integer.parseInt(matcher.group(1));
            int minute = Integer.parseInt(matcher.group(2));
            if (hour < 24 && minute < 60) {
                times.add(LocalTime.of(hour, minute));
            }
        }
        return times;
    }

    private Optional<String> zone(JilJob job) {
        Optional<SourceAttribute> said = job.get("timezone");
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> zone = zone(said.get().value().strip());
        if (zone.isPresent()) {
            said.get().carried(job.isTask() ? job.plan().at("schedule.zone") : job.at("schedule.zone"));
        } else {
            said.get().notCarried("fuseau inconnu : les heures valent dans celui du référentiel",
                    "an unknown zone: the times are in that of the estate");
        }
        return zone;
    }

    /** AutoSys knows cities too, without their continent. */
    static Optional<String> zone(String text) {
        TreeSet<String> all = new TreeSet<>(ZoneId.getAvailableZoneIds());
        if (all.contains(text)) {
            return Optional.of(text);
        }
        String city = "/" + text.replace(' ', '_').toLowerCase(Locale.ROOT);
        return all.stream().filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city)).findFirst();
    }

    private static void alarms(JilJob job, Starts starts, Fields to, String target) {
        job.get("must_start_times").ifPresent(attribute -> attribute.notCarried(
                "alerte de départ tardif : elle se déduit de la prévision, sans heure propre",
                "an alarm of late start: it follows from the forecast, without a time of its own"));
        job.get("must_complete_times").ifPresent(attribute -> {
            Optional<LocalTime> end = end(attribute.value(), starts.first());
            if (end.isPresent()) {
                to.put("deadline", new Fields().put("at", Tree.quoted(Starts.shown(end.get()))).word("kind", "target"));
                attribute.approximated(target + " deadline", "heure limite du premier départ de la journée",
                        "the deadline of the day's first start");
            } else {
                attribute.notCarried("heure limite relative à un départ que l'on ne connaît pas",
                        "a deadline relative to a start that is not known");
            }
        });
    }

    private static Optional<LocalTime> end(String text, Optional<LocalTime> start) {
        List<LocalTime> absolute = read(text);
        if (!absolute.isEmpty()) {
            return Optional.of(absolute.getFirst());
        }
        Matcher relative = Pattern.compile("\\+\\s*([0-9]{1,4})").matcher(text);
        return relative.find() ? start.map(time -> time.plusMinutes(Integer.parseInt(relative.group(1)))) : Optional.empty();
    }
}
