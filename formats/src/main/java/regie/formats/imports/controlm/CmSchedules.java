package regie.formats.imports.controlm;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/**
 * When plans are ordered. In Control-M each job has days of its own; here the plan has those of all
 * its jobs together, and a task that has fewer says its own.
 */
final class CmSchedules {

    private static final Pattern TIME = Pattern.compile("([0-2]?[0-9]):?([0-5][0-9])");
    private static final Pattern INTERVAL = Pattern.compile("0*([0-9]{1,5})\\s*([SMHD]?).*");

    private final CmEstate estate;

    CmSchedules(CmEstate estate) {
        this.estate = estate;
    }

    void all() {
        Map<PlanDraft, List<CmJob>> byPlan = new LinkedHashMap<>();
        for (CmJob job : estate.jobs()) {
            byPlan.computeIfAbsent(job.plan(), none -> new ArrayList<>()).add(job);
        }
        Set<PlanDraft> inner = new LinkedHashSet<>();
        estate.folders().stream().filter(folder -> folder.self().isTask()).forEach(folder -> inner.add(estate.planOf(folder)));
        byPlan.forEach((plan, jobs) -> plan(plan, jobs, inner.contains(plan)));
        for (CmFolder folder : estate.folders()) {
            folder.calendars().values().forEach(days -> days.all().forEach(attribute -> {
                if (!attribute.isSettled()) {
                    attribute.carried("", "dit dans les jours des traitements qui nomment ce calendrier",
                            "said in the days of the tasks that name this calendar");
                }
            }));
        }
    }

    private void plan(PlanDraft plan, List<CmJob> jobs, boolean inner) {
        CmFolder folder = estate.folderOf(jobs.getFirst());
        Optional<CmDays.Rules> own = folder.self().days().isEmpty() && folder.self().calendars().isEmpty()
                ? Optional.empty() : Optional.of(rules(folder.self(), folder));
        Map<CmJob, CmDays.Rules> rules = new LinkedHashMap<>();
        jobs.forEach(job -> rules.put(job, rules(job, folder)));
        Starts starts = new Starts();
        List<CmDays.Rules> all = rules.values().stream().filter(one -> !one.rules().isEmpty()).toList();
        CmDays.Rules union = own.filter(one -> !one.rules().isEmpty()).orElseGet(() -> CmDays.union(all));
        union.rules().forEach(starts::day);
        calendar(jobs, folder, starts, union);
        boolean manual = union.rules().isEmpty();
        boolean onDemand = folder.self().text("order").matches("(?i)manual|none");
        rules.forEach((job, one) -> days(job, one, union, manual || inner));
        settle(folder.self().days(), plan.at("schedule"), union.exact());
        times(plan, jobs, starts, manual || inner);
        valid(jobs, folder, starts);
        zone(jobs, folder, starts);
        order(plan, folder);
        if (!manual && !inner && onDemand) {
            commented(folder.self().days().all(), plan);
            plan.head().comment("", estate.comment(new Text("Se charge à la main, comme avant ; ses jours seraient : ",
                    "Ordered by hand, as before; its days would be: ")) + String.join("; ", starts.days()));
        } else if (!manual && !inner) {
            starts.write(plan);
        } else if (!inner) {
            plan.head().comment("", estate.comment(new Text("Sans jours d'ordonnancement dans l'export : se charge à la main.",
                    "Without days of scheduling in the export: ordered by hand.")));
        }
    }

    private static CmDays.Rules rules(CmJob job, CmFolder folder) {
        List<CmDays.Rules> all = new ArrayList<>();
        if (!job.days().isEmpty()) {
            all.add(job.days().rules());
        }
        for (SourceAttribute named : job.calendars()) {
            CmDays defined = folder.calendars().get(named.value());
            if (defined != null) {
                all.add(defined.rules());
                named.carried("schedule.days");
            } else if (named.value().equals("*") || named.value().isEmpty()) {
                named.carried("", "les jours du dossier", "the days of the folder");
            } else if (named.value().equalsIgnoreCase("EVERYDAY")) {
                all.add(new CmDays.Rules(Set.of("daily"), true, false));
                named.carried("schedule.days");
            } else if (named.value().startsWith("!")) {
                named.notCarried("calendrier d'exclusion : à mettre en « closed » du calendrier du plan",
                        "a calendar of exclusions: to be put into \"closed\" of the plan's calendar");
            } else {
                all.add(new CmDays.Rules(Set.of("daily"), false, false));
                named.approximated("schedule.days",
                        "la règle de ce calendrier n'est pas dans l'export : tous les jours, à corriger",
                        "this calendar's rule is not in the export: every day, to be corrected");
            }
        }
        return CmDays.union(all);
    }

    /** What a plan that is ordered by hand says of its days stands in its comment only. */
    private static void commented(List<SourceAttribute> said, PlanDraft plan) {
        said.forEach(attribute -> attribute.approximated(plan.at(""), "en commentaire : ce dossier se charge à la main",
                "in a comment: this folder is ordered by hand"));
    }

    /** A task that exists on fewer days than its plan says so; one without days at all never comes by itself. */
    private static void days(CmJob job, CmDays.Rules own, CmDays.Rules plan, boolean manual) {
        boolean fewer = !manual && !own.rules().isEmpty() && !own.rules().equals(plan.rules());
        if (fewer) {
            List<String> rules = List.copyOf(own.rules());
            job.fields().put("days", rules.size() == 1 ? Tree.word(rules.getFirst())
                    : new Tree.Items(rules.stream().map(Tree::word).toList()));
        }
        String target = fewer ? job.at("days") : job.plan().at("schedule.days");
        settle(job.days(), target, own.exact());
        if (!manual && own.rules().isEmpty() && !job.days().all().isEmpty()) {
            job.days().all().forEach(attribute -> attribute.approximated(target,
                    "ce job n'était ordonné qu'à la main ; ici il suit les jours de son plan",
                    "this job was ordered by hand only; here it follows the days of its plan"));
        }
    }

    private static void settle(CmDays days, String target, boolean exact) {
        for (SourceAttribute attribute : days.all()) {
            if (attribute.isSettled()) {
                continue;
            }
            if (exact) {
                attribute.carried(target);
            } else {
                attribute.approximated(target, "une partie de cette règle de jours n'a pas d'équivalent : à vérifier",
                        "a part of this rule of days has no equivalent: to be checked");
            }
        }
    }

    /** The calendars themselves are in another export: the one named is declared with ordinary weekends, to be completed. */
    private void calendar(List<CmJob> jobs, CmFolder folder, Starts starts, CmDays.Rules union) {
        List<CmDays> all = new ArrayList<>(List.of(folder.self().days()));
        jobs.forEach(job -> all.add(job.days()));
        folder.calendars().values().forEach(all::add);
        String shift = "";
        Optional<SourceAttribute> named = Optional.empty();
        for (CmDays days : all) {
            for (String part : List.of("confirm_calendar", "days_calendar", "weeks_calendar")) {
                named = named.or(() -> days.get(part).filter(attribute -> !attribute.value().isBlank()));
            }
            shift = shift.isEmpty() ? days.text("shift") : shift;
        }
        int by = all.stream().map(days -> days.text("shift_by").replace("+", "")).filter(text -> text.matches("-?[0-9]{1,2}"))
                .map(Integer::parseInt).filter(n -> n != 0).findFirst().orElse(0);
        if (named.isEmpty()) {
            if (union.working()) {
                starts.calendar(declared("working"), "");
            }
            return;
        }
        String small = shift.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String policy = small.contains("next") ? "next" : small.contains("prev") ? "previous"
                : small.contains("no") && small.contains("conf") || small.contains("run") ? "run" : "skip";
        starts.calendar(declared(named.get().value()), policy).shift(by);
        String first = named.get().value();
        for (CmDays days : all) {
            for (String part : List.of("confirm_calendar", "days_calendar", "weeks_calendar")) {
                days.get(part).filter(attribute -> !attribute.value().isBlank()).ifPresent(attribute -> told(attribute, first));
            }
        }
    }

    private static void told(SourceAttribute attribute, String first) {
        if (attribute.value().equals(first)) {
            attribute.approximated("schedule.calendar", "le contenu de ce calendrier n'est pas dans l'export : déclaré, à compléter",
                    "what this calendar holds is not in the export: declared, to be completed");
        } else {
            attribute.notCarried("un plan a un seul calendrier : " + first, "a plan has one calendar: " + first);
        }
    }

    private String declared(String name) {
        Fields calendar = estate.draft().of("calendar", name);
        calendar.put("weekend", Tree.words(List.of("sat", "sun")));
        calendar.comment("", estate.comment(new Text("Le contenu de ce calendrier n'est pas dans l'export : à compléter.",
                "What this calendar holds is not in the export: to be completed.")));
        return estate.draft().named("calendar", name);
    }

    private void times(PlanDraft plan, List<CmJob> jobs, Starts starts, boolean manual) {
        CmFolder folder = estate.folderOf(jobs.getFirst());
        Optional<LocalTime> ofFolder = time(folder.self().text("time_from"));
        ofFolder.ifPresent(time -> {
            starts.at(time);
            folder.self().get("time_from").orElseThrow().carried(plan.at("schedule.at"));
        });
        if (jobs.size() == 1 && jobs.getFirst().isCyclic() && !manual) {
            new CmCycles(jobs.getFirst(), starts).interval();
            return;
        }
        TreeSet<LocalTime> first = new TreeSet<>();
        boolean all = true;
        for (CmJob job : jobs) {
            boolean root = job.waits().isEmpty();
            Optional<LocalTime> from = time(job.text("time_from"));
            from.filter(time -> root).ifPresent(first::add);
            all &= !root || from.isPresent();
        }
        boolean shared = !manual && ofFolder.isEmpty() && all && !first.isEmpty();
        Optional<LocalTime> at = shared ? Optional.of(first.getFirst()) : ofFolder;
        at.ifPresent(starts::at);
        jobs.forEach(job -> window(job, at));
        jobs.stream().filter(CmJob::isCyclic).forEach(CmCycles::inPlan);
    }

    /** Not before its own time, and not after. */
    private static void window(CmJob job, Optional<LocalTime> planned) {
        Optional<LocalTime> from = time(job.text("time_from"));
        Optional<LocalTime> to = time(job.text("time_to"));
        boolean same = from.isPresent() && from.equals(planned) && to.isEmpty();
        if (same || from.isEmpty() && to.isEmpty()) {
            job.get("time_from").ifPresent(attribute -> attribute.carried(job.plan().at("schedule.at")));
            job.get("time_to").ifPresent(attribute -> attribute.carried("", "sans limite", "without a limit"));
            return;
        }
        LocalTime opening = from.or(() -> planned).orElse(LocalTime.MIDNIGHT);
        LocalTime closing = to.filter(time -> !time.equals(opening)).orElse(opening.minusMinutes(1));
        job.fields().put("window", new Fields().put("from", Tree.quoted(Starts.shown(opening))).put("to",
                Tree.quoted(Starts.shown(closing))));
        job.get("time_from").ifPresent(attribute -> attribute.carried(job.at("window")));
        job.get("time_to").ifPresent(attribute -> {
            if (to.isPresent()) {
                attribute.carried(job.at("window"));
            } else {
                attribute.carried("", "sans limite", "without a limit");
            }
        });
    }

    static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        return matcher.matches() && Integer.parseInt(matcher.group(1)) < 24
                ? Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    /** {@code 00010M}, {@code 10}, with another's unit. */
    static Optional<String> interval(String text, String unit) {
        Matcher matcher = INTERVAL.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            return Optional.empty();
        }
        String said = matcher.group(2).isEmpty() ? unit.isEmpty() ? "M" : unit.substring(0, 1).toUpperCase(Locale.ROOT)
                : matcher.group(2);
        return Optional.of(Integer.parseInt(matcher.group(1)) + said.toLowerCase(Locale.ROOT));
    }

    private static void valid(List<CmJob> jobs, CmFolder folder, Starts starts) {
        List<CmJob> all = new ArrayList<>(List.of(folder.self()));
        all.addAll(jobs);
        String[] ends = {"", ""};
        List<SourceAttribute> said = new ArrayList<>();
        for (CmJob job : all) {
            for (int i = 0; i < 2; i++) {
                String key = i == 0 ? "active_from" : "active_till";
                for (Optional<SourceAttribute> one : List.of(job.get(key), job.days().get(key))) {
                    String date = one.map(attribute -> attribute.value().replaceAll("[^0-9]", "")).orElse("");
                    one.ifPresent(said::add);
                    ends[i] = date.length() == 8 && ends[i].isEmpty() && regie.formats.schema.Scalars.date(iso(date)).isPresent()
                            ? iso(date) : ends[i];
                }
            }
        }
        said.forEach(attribute -> attribute.carried("schedule.valid"));
        boolean backwards = !ends[0].isEmpty() && !ends[1].isEmpty() && ends[1].compareTo(ends[0]) < 0;
        if (!backwards) {
            starts.valid(ends[0], ends[1]);
        }
    }

    private static String iso(String date) {
        return date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6);
    }

    private void zone(List<CmJob> jobs, CmFolder folder, Starts starts) {
        List<CmJob> all = new ArrayList<>(List.of(folder.self()));
        all.addAll(jobs);
        for (CmJob job : all) {
            job.get("zone").ifPresent(attribute -> {
                boolean known = ZoneId.getAvailableZoneIds().contains(attribute.value());
                if (known) {
                    starts.zone(attribute.value());
                    attribute.carried("schedule.zone");
                } else {
                    attribute.notCarried("fuseau propre au site : donner son nom (Europe/Paris) dans schedule.zone",
                            "a zone of the site's own: give its name (Europe/Paris) in schedule.zone");
                }
            });
        }
    }

    private static void order(PlanDraft plan, CmFolder folder) {
        folder.self().get("order").ifPresent(attribute -> {
            boolean byHand = attribute.value().matches("(?i)manual|none|\\s*");
            if (byHand) {
                attribute.carried(plan.at("schedule"), "se charge à la main : pas d'horaire", "ordered by hand: no schedule");
            } else if (attribute.value().matches("(?i)system|automatic")) {
                attribute.carried(plan.at("schedule"));
            } else {
                attribute.approximated(plan.at("schedule"), "chargé au changement de date, et non par une bascule à part",
                        "ordered at the new day, not by a user daily of its own");
            }
        });
    }
}
