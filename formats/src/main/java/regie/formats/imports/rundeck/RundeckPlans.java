package regie.formats.imports.rundeck;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.formats.imports.parity.QuartzRule;
import regie.formats.imports.parity.SourceSchedule;
import regie.formats.yaml.Node;
import regie.kernel.Language;

/** What a job says as a whole: its text, its schedule, its time limit, retries, notifications. */
final class RundeckPlans {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})\\s*([smhdwy]?)");

    private final RundeckJob job;
    private final PlanDraft plan;
    private final EstateDraft draft;
    private final Language language;
    private final ZoneId otherwise;
    private Optional<QuartzRule> rule = Optional.empty();

    RundeckPlans(RundeckJob job, EstateDraft draft, Language language, ZoneId otherwise) {
        this.job = job;
        this.plan = job.plan();
        this.draft = draft;
        this.language = language;
        this.otherwise = otherwise;
    }

    /** When Rundeck's own scheduler fires it; empty when it has no schedule in force. */
    Optional<SourceSchedule> source() {
        return rule.map(known -> new SourceSchedule(job.leaves().owner().file(), job.self().line(),
                "job " + job.name(), plan.name(), known));
    }

    void finish() {
        identity();
        description();
        schedule();
        limits();
        overlap();
        notifications();
    }

    private void each(String key, java.util.function.Consumer<SourceAttribute> what) {
        Nodes.at(job.root(), key).ifPresent(node -> job.leaves().each(node, what));
    }

    private void identity() {
        String uuid = Nodes.text(job.root(), "uuid").isEmpty() ? Nodes.text(job.root(), "id") : Nodes.text(job.root(), "uuid");
        if (!uuid.isEmpty()) {
            plan.head().comment("code", "Rundeck: " + uuid);
        }
        for (String key : List.of("uuid", "id")) {
            each(key, attribute -> attribute.carried(plan.at(""), "en commentaire", "in a comment"));
        }
    }

    private void description() {
        String text = Nodes.text(job.root(), "description").strip();
        if (!text.isEmpty() && !text.contains("\n") && text.length() <= 120) {
            plan.head().put("title", Tree.text(text));
        } else if (!text.isEmpty()) {
            plan.head().put("instruction", Tree.word(draft.instruction(plan.name(), text)));
        }
        each("description", attribute -> attribute.carried(text.isEmpty() ? "" : plan.at(plan.head().has("instruction")
                ? "instruction" : "title")));
    }

    private void schedule() {
        Optional<Node> schedule = Nodes.at(job.root(), "schedule");
        String zone = Nodes.text(job.root(), "timeZone");
        boolean off = Nodes.text(job.root(), "scheduleEnabled").equalsIgnoreCase("false");
        boolean idle = Nodes.text(job.root(), "executionEnabled").equalsIgnoreCase("false");
        enabled("scheduleEnabled", off);
        enabled("executionEnabled", idle);
        boolean zoned = !zone.isEmpty() && ZoneId.getAvailableZoneIds().contains(zone);
        each("timeZone", attribute -> {
            if (zoned) {
                attribute.carried(plan.at("schedule.zone"));
            } else {
                attribute.notCarried("fuseau inconnu", "an unknown zone");
            }
        });
        if (schedule.isEmpty()) {
            return;
        }
        String cron = cron(schedule.get());
        if (!(CronExpression.read(cron, CronDialect.QUARTZ) instanceof CronExpression.Read.Ok)) {
            job.leaves().each(schedule.get(), attribute -> attribute.notCarried(
                    "horaire qui n'est pas une expression Quartz valable : « " + cron + " »",
                    "a schedule that is no valid Quartz expression: \"" + cron + "\""));
            plan.head().comment("", RundeckImporter.said(language, "Horaire illisible : ", "A schedule that cannot be read: ") + cron);
        } else if (off || idle) {
            plan.head().comment("", RundeckImporter.said(language, "Horaire désactivé à la reprise : ",
                    "Its schedule was disabled: ") + cron);
            job.leaves().each(schedule.get(), attribute -> attribute.approximated(plan.at(""),
                    "en commentaire : l'horaire était désactivé", "in a comment: the schedule was disabled"));
        } else {
            Starts starts = new Starts().cron(cron, "quartz");
            if (zoned) {
                starts.zone(zone);
            }
            starts.write(plan);
            rule = QuartzRule.of(cron, zoned ? ZoneId.of(zone) : otherwise);
            job.leaves().each(schedule.get(), attribute -> attribute.carried(plan.at("schedule.cron")));
        }
    }

    private void enabled(String key, boolean off) {
        each(key, attribute -> {
            if (off) {
                attribute.approximated(plan.at(""), "désactivé : le plan n'a pas d'horaire", "disabled: the plan has no schedule");
            } else {
                attribute.carried("", "actif", "enabled");
            }
        });
    }

    /** Rundeck's fields as an expression of Quartz; in XML they are attributes of elements. */
    private static String cron(Node schedule) {
        String whole = Nodes.text(schedule, "crontab").isEmpty() ? Nodes.text(schedule) : Nodes.text(schedule, "crontab");
        if (!whole.isEmpty()) {
            return whole.strip();
        }
        String month = Nodes.text(schedule, "month", "month").isEmpty() ? Nodes.text(schedule, "month") : Nodes.text(schedule,
                "month", "month");
        String year = Nodes.text(schedule, "year", "year").isEmpty() ? Nodes.text(schedule, "year") : Nodes.text(schedule, "year",
                "year");
        String monthDay = Nodes.text(schedule, "dayofmonth", "day").isEmpty() ? Nodes.text(schedule, "month", "day")
                : Nodes.text(schedule, "dayofmonth", "day");
        String weekday = Nodes.text(schedule, "weekday", "day");
        boolean byWeek = !weekday.isEmpty() && !weekday.equals("?") && (monthDay.isEmpty() || monthDay.equals("?")
                || !weekday.equals("*"));
        return String.join(" ", or(Nodes.text(schedule, "time", "seconds"), "0"), or(Nodes.text(schedule, "time", "minute"), "0"),
                or(Nodes.text(schedule, "time", "hour"), "0"), byWeek ? "?" : or(monthDay, "*"), or(month, "*"),
                byWeek ? weekday.strip() : "?", or(year, "*"));
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text.strip();
    }

    private void limits() {
        String timeout = duration(Nodes.text(job.root(), "timeout"));
        List<Fields> running = plan.tasks().values().stream().filter(task -> task.has("run") || task.has("exec")).toList();
        if (!timeout.isEmpty()) {
            running.forEach(task -> task.word("timeout", timeout));
        }
        each("timeout", attribute -> settle(attribute, !timeout.isEmpty(), running.size() == 1, "timeout"));
        Optional<Node> retry = Nodes.at(job.root(), "retry");
        String times = retry.map(node -> node instanceof Node.Mapping ? Nodes.text(node, "retry").isEmpty() ? Nodes.text(node)
                : Nodes.text(node, "retry") : Nodes.text(node)).orElse("");
        boolean known = times.matches("[1-9][0-9]?");
        if (known) {
            Fields rule = new Fields().word("times", times);
            String delay = duration(retry.map(node -> Nodes.text(node, "delay")).orElse(""));
            if (!delay.isEmpty()) {
                rule.word("delay", delay);
            }
            running.forEach(task -> task.put("retry", rule));
        }
        retry.ifPresent(node -> job.leaves().each(node, attribute -> settle(attribute, known, running.size() == 1, "retry")));
        String limit = Nodes.text(job.root(), "loglimit").toUpperCase(java.util.Locale.ROOT);
        boolean size = limit.matches("[1-9][0-9]{0,5}(KB|MB|GB)");
        if (size) {
            running.forEach(task -> task.word("output_limit", limit));
        }
        each("loglimit", attribute -> settle(attribute, size, true, "output_limit"));
        for (String key : List.of("loglimitAction", "loglimitStatus")) {
            each(key, attribute -> attribute.notCarried("au-delà de la limite la sortie est coupée, le traitement continue",
                    "beyond the limit the output is cut, the task goes on"));
        }
    }

    private void settle(SourceAttribute attribute, boolean known, boolean exact, String key) {
        if (!known) {
            attribute.notCarried("valeur absente, ou donnée par une option", "a value that is absent, or given by an option");
        } else if (exact) {
            attribute.carried(plan.at("tasks." + key));
        } else {
            attribute.approximated(plan.at("tasks." + key), "du job entier ; ici de chacune de ses étapes",
                    "of the whole job; here of each of its steps");
        }
    }

    /** {@code 10s}, {@code 2h 30m}, {@code 120}: a number without a unit is seconds. */
    private static String duration(String text) {
        long seconds = 0;
        String rest = text.strip();
        Matcher matcher = DURATION.matcher(rest);
        boolean any = false;
        while (matcher.find()) {
            any = true;
            long unit = switch (matcher.group(2)) {
                case "m" -> 60;
                case "h" -> 3_600;
                case "d" -> 86_400;
                case "w" -> 604_800;
                case "y" -> 31_536_000;
                default -> 1;
            };
            seconds += Long.parseLong(matcher.group(1)) * unit;
        }
        boolean plain = any && rest.replaceAll(DURATION.pattern(), "").isBlank() && seconds > 0 && seconds < 300_000_000;
        if (!plain) {
            return "";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private void overlap() {
        boolean several = Nodes.isTrue(job.root(), "multipleExecutions");
        plan.head().word("overlap", several ? "allow" : "skip");
        each("multipleExecutions", attribute -> attribute.carried(plan.at("overlap")));
    }

    private void notifications() {
        Optional<Node> notification = Nodes.at(job.root(), "notification");
        if (notification.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(RundeckImporter.said(language, "Ce que Rundeck envoyait :",
                "What Rundeck sent:")).append("\n\n");
        for (SourceAttribute attribute : job.leaves().below(notification.get())) {
            text.append("- ").append(attribute.name().replaceFirst("^notification\\.?",
                    "")).append(": ").append(attribute.value()).append('\n');
            attribute.approximated(plan.at("instruction"), "écrit dans la consigne du plan", "written in the plan's instruction");
        }
        String before = plan.head().text("instruction").map(given -> draft.instructionText(given) + "\n\n").orElse("");
        plan.head().put("instruction", Tree.word(draft.instruction(plan.name(), before + text)));
    }
}
