package regie.formats.imports.vtom;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShellLine;
import regie.formats.imports.ShortNames;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.formats.imports.Want;
import regie.formats.imports.XmlElement;

/** An application of VTOM is a plan, its jobs are tasks; the environment is the application here. */
final class VtomPlans {

    private static final Pattern TIME = Pattern.compile("([0-2]?[0-9]):([0-5][0-9])(:[0-5][0-9])?");
    private static final List<String> STATE = List.of("id", "xid", "sid", "name", "status", "information", "retcode", "timebegin",
            "timeend",
            "ipid", "isasked", "exploited", "lastupdate", "enginepid", "lastaskofexploitation", "restartcount", "restartlabel", "date",
            "calendar", "folder", "environmentname");

    private final VtomDomain domain;
    private final VtomMeans means;

    VtomPlans(VtomDomain domain, VtomMeans means) {
        this.domain = domain;
        this.means = means;
    }

    void place() {
        for (VtomObject environment : domain.all("environment")) {
            String name = domain.draft().named("application", environment.name());
            environment.source().self().carried("application " + name);
        }
        for (VtomObject application : domain.all("application")) {
            String owner = application.hasHolder() ? application.holder().name() : domain.draft().name();
            boolean free = domain.draft().names("plan").isFree(application.name());
            PlanDraft plan = domain.draft().plan(free ? application.name() : owner + " " + application.name(),
                    domain.draft().named("application", owner));
            application.stands(plan, "");
            domain.draft().code(application.name()).or(() -> domain.draft().code(owner + "/" + application.name()))
                    .ifPresent(code -> plan.head().put("code", code));
            application.source().self().carried(plan.at(""));
            List<VtomObject> jobs = domain.all("job").stream().filter(job -> job.hasHolder() && job.holder() == application).toList();
            Map<String, String> shortened = ShortNames.of(jobs.stream().map(VtomObject::name).toList(), plan.name());
            for (VtomObject job : jobs) {
                String task = plan.task(shortened.get(job.name()));
                job.stands(plan, task);
                domain.draft().code(job.name()).or(() -> domain.draft().code(application.name() + "/" + job.name()))
                        .ifPresent(code -> plan.fields(task).put("code", code));
                job.source().self().carried(plan.at(task, ""));
            }
            if (jobs.isEmpty()) {
                plan.fields(plan.task("nothing")).put("nothing", new Fields());
            }
        }
        domain.all("job").stream().filter(job -> !job.isPlaced()).forEach(job -> job.source().self().notCarried(
                "ce traitement n'est dans aucune application", "this job is in no application"));
    }

    void fill() {
        domain.all("environment").forEach(this::environment);
        domain.all("application").forEach(this::application);
        domain.all("job").stream().filter(VtomObject::isPlaced).forEach(this::job);
    }

    private void environment(VtomObject environment) {
        String at = "application " + domain.draft().named("application", environment.name());
        comment(environment, domain.draft().of("application", environment.name()), at, environment.name());
        rest(environment, at);
        elements(environment);
    }

    private void application(VtomObject application) {
        PlanDraft plan = application.plan();
        comment(application, plan.head(), plan.at(""), plan.name());
        Starts starts = new Starts();
        Optional<VtomDays.Rule> rule = VtomDays.planning(application);
        Optional<String> calendar = calendar(application);
        String days = rule.map(VtomDays.Rule::rule).orElse(calendar.isPresent() ? "working" : "daily");
        starts.day(days);
        calendar.ifPresent(name -> starts.calendar(name, rule.filter(VtomDays.Rule::onlyWorked).isPresent() && !days.startsWith("working")
                ? "skip" : ""));
        Optional<LocalTime> from = time(application.text("minStart"));
        Optional<LocalTime> to = time(application.text("maxStart"));
        boolean cyclic = application.text("cycleEnabled").equals("1");
        Optional<String> cycle = duration(application.text("cycle"));
        if (cyclic && cycle.isPresent()) {
            boolean whole = from.filter(LocalTime.MIDNIGHT::equals).isPresent();
            starts.every(cycle.get(), whole ? "" : from.map(Starts::shown).orElse(""),
                    to.filter(time -> time.isBefore(LocalTime.of(23, 59)) && !from.equals(to)).map(Starts::shown).orElse(""));
        } else {
            starts.at(from.filter(time -> !time.equals(LocalTime.MIDNIGHT)).orElse(newDay()));
            limit(from, to, plan.head());
        }
        boolean onDemand = application.text("onDemand").equals("1");
        boolean never = days.equals("never");
        if (onDemand || never) {
            plan.head().comment("", domain.comment(VtomDays.without()));
        } else {
            starts.write(plan);
        }
        VtomDays.settle(application, plan.at("schedule.days"), rule.map(VtomDays.Rule::exact).orElse(true));
        for (String key : List.of("minStart", "maxStart", "cycle", "cycleEnabled", "onDemand", "frequency")) {
            application.get(key).ifPresent(attribute -> attribute.carried(plan.at("schedule")));
        }
        rest(application, plan.at(""));
        elements(application);
    }

    private LocalTime newDay() {
        return domain.draft().estate().text("new_day").flatMap(VtomPlans::time).orElse(LocalTime.MIDNIGHT);
    }

    private Optional<String> calendar(VtomObject application) {
        Optional<SourceAttribute> said = application.get("calendar").filter(attribute -> !attribute.value().isBlank());
        if (said.isEmpty() && application.hasHolder()) {
            said = application.holder().get("calendar").filter(attribute -> !attribute.value().isBlank());
        }
        return said.flatMap(attribute -> domain.find("calendar", attribute.value())).map(found -> domain.draft().named("calendar",
                found.name()));
    }

    private static void limit(Optional<LocalTime> from, Optional<LocalTime> to, Fields holder) {
        boolean limited = to.isPresent() && to.get().isBefore(LocalTime.of(23, 59)) && !to.equals(from);
        if (limited) {
            holder.put("window", new Fields().put("from", Tree.quoted(Starts.shown(from.orElse(LocalTime.MIDNIGHT))))
                    .put("to", Tree.quoted(Starts.shown(to.get()))));
        }
    }

    private void job(VtomObject job) {
        PlanDraft plan = job.plan();
        Fields task = plan.fields(job.task());
        String at = plan.at(job.task(), "");
        comment(job, task, at, job.task());
        script(job, task, at);
        if (task.has("run")) {
            means.place(job, task, at);
            means.user(job, task, at);
        }
        times(job, task, at);
        VtomDays.planning(job).ifPresent(rule -> {
            boolean same = VtomDays.planning(job.holder()).map(VtomDays.Rule::rule).filter(rule.rule()::equals).isPresent();
            if (!same && !rule.rule().equals("daily")) {
                task.word("days", rule.rule());
            }
            VtomDays.settle(job, at + ".days", rule.exact());
        });
        restart(job, task, at);
        if (job.text("retained").equals("1") || job.text("mode").equalsIgnoreCase("R")) {
            task.word("confirm", "true");
        }
        job.get("retained").ifPresent(attribute -> attribute.carried(attribute.value().equals("1") ? at + ".confirm" : ""));
        resources(job, at);
        rest(job, at);
        elements(job);
    }

    private void script(VtomObject job, Fields task, String at) {
        Optional<XmlElement> element = job.element().child("Script");
        String script = element.map(one -> one.text().strip()).filter(text -> !text.isEmpty()).orElse(job.text("script"));
        List<String> parameters = new ArrayList<>();
        boolean[] odd = {false};
        job.element().child("Parameters").ifPresent(list -> list.children().forEach(one -> {
            String value = one.text().isBlank() ? one.attribute("value").orElse("") : one.text().strip();
            odd[0] |= value.contains("{");
            parameters.add(ShellLine.word(value.replace("{{", "{ {")));
            SourceAttribute said = job.inner(one, "Parameter", value);
            if (value.contains("{")) {
                said.approximated(at + ".run", "valeur d'une ressource VTOM, que Régie ne remplace pas : à écrire",
                        "the value of a VTOM resource, which Régie does not replace: to be written");
            } else {
                said.carried(at + ".run");
            }
        }));
        if (script.isEmpty()) {
            task.put("nothing", new Fields());
            return;
        }
        String line = script + (parameters.isEmpty() ? "" : " " + String.join(" ", parameters));
        String run = ShellLine.hasBraces(line) ? domain.draft().script(job.task(), ".sh", "#!/bin/sh\n" + line + "\n") : line;
        task.put("run", Tree.text(run));
        element.ifPresent(one -> job.inner(one, "Script", script).carried(at + ".run"));
        job.get("script").ifPresent(attribute -> attribute.carried(at + ".run"));
    }

    private static void times(VtomObject job, Fields task, String at) {
        Optional<LocalTime> from = time(job.text("minStart"));
        Optional<LocalTime> to = time(job.text("maxStart"));
        Optional<LocalTime> planned = time(job.holder().text("minStart"));
        boolean later = from.isPresent() && !from.get().equals(LocalTime.MIDNIGHT) && !from.equals(planned);
        boolean limited = to.isPresent() && to.get().isBefore(LocalTime.of(23, 59)) && !to.equals(from);
        if (later || limited) {
            LocalTime opening = from.orElse(LocalTime.MIDNIGHT);
            task.put("window", new Fields().put("from", Tree.quoted(Starts.shown(opening)))
                    .put("to", Tree.quoted(Starts.shown(limited ? to.get() : opening.minusMinutes(1)))));
        }
        for (String key : List.of("minStart", "maxStart")) {
            job.get(key).ifPresent(attribute -> attribute.carried(later || limited ? at + ".window" : ""));
        }
        boolean cyclic = job.text("cycleEnabled").equals("1");
        for (String key : List.of("cycle", "cycleEnabled")) {
            job.get(key).ifPresent(attribute -> {
                if (cyclic) {
                    attribute.notCarried("traitement cyclique : lui faire un plan à part avec schedule.every",
                            "a cyclic task: make it a plan of its own with schedule.every");
                } else {
                    attribute.carried("", "non cyclique", "not cyclic");
                }
            });
        }
        boolean onDemand = job.text("onDemand").equals("1");
        job.get("onDemand").ifPresent(attribute -> {
            if (onDemand) {
                task.word("confirm", "true");
                attribute.approximated(at + ".confirm", "à la demande : chaque passage attend une validation",
                        "on demand: each run waits for a confirmation");
            } else {
                attribute.carried("", "planifié", "planned");
            }
        });
        job.get("frequency").ifPresent(attribute -> attribute.carried("", "la fréquence du plan", "the frequency of the plan"));
    }

    private static void restart(VtomObject job, Fields task, String at) {
        String times = job.text("restartMax");
        boolean automatic = job.text("restartType").toUpperCase(Locale.ROOT).startsWith("A");
        if (automatic && times.matches("[1-9][0-9]?")) {
            task.put("retry", new Fields().word("times", times));
        }
        for (String key : List.of("restartType", "restartMax")) {
            job.get(key).ifPresent(attribute -> attribute.carried(automatic ? at + ".retry" : "",
                    automatic ? "reprise automatique" : "reprise par une personne", automatic ? "automatic restart"
                            : "restart by a person"));
        }
    }

    /** A file that is expected is a task of its own before the job; units are used. */
    private void resources(VtomObject job, String at) {
        Optional<XmlElement> list = job.element().child("ExpectedResources");
        if (list.isEmpty()) {
            return;
        }
        for (XmlElement expected : list.get().children()) {
            Map<String, SourceAttribute> said = new LinkedHashMap<>();
            expected.attributes().forEach((key, value) -> said.put(key, job.inner(expected, "ExpectedResource " + key, value)));
            Optional<VtomObject> resource = expected.attribute("resource").flatMap(id -> domain.find("resource", id));
            String type = resource.map(one -> one.text("type").toUpperCase(Locale.ROOT)).orElse("");
            Optional<String> units = resource.flatMap(one -> domain.draft().find("resource", one.name()));
            String amount = expected.childText("Value");
            expected.children().stream().filter(child -> !child.text().isBlank())
                    .forEach(child -> said.put("value", job.inner(child, "ExpectedResource Value", child.text().strip())));
            if (type.startsWith("F")) {
                file(job, resource.orElseThrow());
                said.values().forEach(attribute -> attribute.carried(at + ".needs", "un traitement attend le fichier",
                        "a task awaits the file"));
            } else if (units.isPresent()) {
                job.plan().fields(job.task()).under("uses").put(units.get(), Tree.word(amount.matches("[1-9][0-9]{0,5}")
                        ? Integer.parseInt(amount) : 1));
                said.values().forEach(attribute -> attribute.carried(at + ".uses"));
            } else {
                said.values().forEach(attribute -> attribute.notCarried(
                        "attente d'une valeur : la dire par un évènement (waits) ou une condition (when)",
                        "a wait for a value: say it by an event (waits) or a condition (when)"));
            }
        }
    }

    private void file(VtomObject job, VtomObject resource) {
        PlanDraft plan = job.plan();
        String task = plan.taskBefore(job.task(), job.task() + " " + resource.name());
        plan.fields(task).put("await", new Fields().put("file", Tree.text(VtomMeans.text(resource.element()))));
        String host = resource.text("host");
        if (host.isEmpty()) {
            means.place(job, plan.fields(task), plan.at(task, ""));
        } else {
            plan.fields(task).word("host", domain.draft().host(domain.find("host", host).map(VtomObject::name).orElse(host)));
        }
        domain.needs().add(plan.name(), job.task(), Want.On.same(plan.name(), task), job.source().self());
    }

    private void comment(VtomObject object, Fields holder, String at, String words) {
        object.get("comment", "commentaire").ifPresent(attribute -> {
            String text = attribute.value().strip();
            if (!text.isEmpty() && text.length() <= 120 && !text.contains("\n")) {
                holder.put("title", text);
            } else if (!text.isEmpty()) {
                holder.put("instruction", Tree.word(domain.draft().instruction(words, text)));
            }
            attribute.carried(at);
        });
        object.get("instruction", "consigne", "instructions").ifPresent(attribute -> {
            Optional<VtomObject> known = domain.find("instruction", attribute.value());
            if (!attribute.value().isBlank()) {
                holder.put("instruction", Tree.word(domain.draft().instruction(words,
                        known.map(one -> VtomMeans.text(one.element())).orElse(attribute.value()))));
            }
            attribute.carried(at + " instruction");
        });
        for (String name : List.of("Instruction", "Instructions", "Consigne")) {
            object.element().child(name).filter(one -> !VtomMeans.text(one).isBlank()).ifPresent(one -> {
                Optional<VtomObject> known = one.attribute("id").flatMap(id -> domain.find("instruction", id));
                String text = known.map(found -> VtomMeans.text(found.element())).orElse(VtomMeans.text(one));
                holder.put("instruction", Tree.word(domain.draft().instruction(words, text)));
                object.inner(one, name, text).carried(at + " instruction");
            });
        }
    }

    /** State at the moment of the export is no definition; the rest is told by its name. */
    private static void rest(VtomObject object, String at) {
        for (SourceAttribute attribute : object.attributes()) {
            if (attribute.isSettled()) {
                continue;
            }
            String key = attribute.name().toLowerCase(Locale.ROOT);
            boolean ordinary = List.of("", "0", "1", "E", "J").contains(attribute.value())
                    && List.of("desconerr", "appinerr", "blockdate", "mode", "retained", "scriptsdir", "family", "famille").contains(key);
            if (STATE.contains(key)) {
                attribute.carried("", "identité, ou état au moment de l'export", "identity, or the state when it was exported");
            } else if (List.of("hostsgroup", "user", "queue", "host").contains(key)) {
                attribute.carried(at, "donné aux traitements, ou par l'agent", "given to the tasks, or by the agent");
            } else if (ordinary) {
                attribute.carried("", "la valeur ordinaire", "the ordinary value");
            } else {
                attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
            }
        }
    }

    private static void elements(VtomObject object) {
        for (XmlElement child : object.element().children()) {
            String name = child.name().toLowerCase(Locale.ROOT);
            boolean known = List.of("planning", "jobs", "job", "applications", "application", "links", "link", "script", "parameters",
                    "expectedresources", "instruction", "instructions", "consigne").contains(name);
            boolean empty = child.attributes().isEmpty() && child.children().isEmpty() && child.text().isBlank();
            if (known || empty) {
                continue;
            }
            boolean drawing = name.startsWith("used") || name.equals("graph") || name.equals("node");
            child.attributes().forEach((key, value) -> {
                SourceAttribute attribute = object.inner(child, child.name() + " " + key, value);
                if (drawing) {
                    attribute.carried("", "dessin ou renvoi : Régie dessine lui-même", "a drawing or reference: Régie draws by itself");
                } else {
                    attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
                }
            });
            if (!child.text().isBlank()) {
                object.inner(child, child.name(), child.text().strip()).notCarried("sans équivalent dans Régie",
                        "no equivalent in Régie");
            }
        }
    }

    static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) < 24
                ? Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    private static Optional<String> duration(String text) {
        Matcher matcher = Pattern.compile("([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])").matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int seconds = Integer.parseInt(matcher.group(1)) * 3600 + Integer.parseInt(matcher.group(2)) * 60
                + Integer.parseInt(matcher.group(3));
        return seconds == 0 ? Optional.empty() : Optional.of(seconds % 3600 == 0 ? seconds / 3600 + "h"
                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
    }
}
