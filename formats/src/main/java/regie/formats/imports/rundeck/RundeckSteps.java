package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.Needs;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShellLine;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.Want;
import regie.formats.yaml.Node;
import regie.kernel.Language;

/** The steps of a job: one task each, one after the other. */
final class RundeckSteps {

    private static final Pattern ARGUMENT = Pattern.compile("-([A-Za-z0-9_.-]+)\\s+(\"[^\"]*\"|'[^']*'|\\S+)");

    private final EstateDraft draft;
    private final Needs needs;
    private final List<RundeckJob> jobs;
    private final Language language;
    private final Map<String, Set<String>> orders = new LinkedHashMap<>();

    RundeckSteps(EstateDraft draft, Needs needs, List<RundeckJob> jobs, Language language) {
        this.draft = draft;
        this.needs = needs;
        this.jobs = jobs;
        this.language = language;
    }

    void build(RundeckJob job, RundeckOptions options) {
        PlanDraft plan = job.plan();
        boolean goesOn = Nodes.isTrue(job.root(), "sequence", "keepgoing");
        List<Node> steps = job.steps();
        Optional<Want> before = Optional.empty();
        RundeckHosts hosts = new RundeckHosts(job, draft, language);
        for (int i = 0; i < steps.size(); i++) {
            String name = plan.task("step-" + (i + 1));
            Node step = steps.get(i);
            one(job, options, hosts, step, name, i + 1);
            final Optional<Want> earlier = before;
            earlier.ifPresent(want -> needs.add(plan.name(), name, want, job.self()));
            Want.On self = Want.On.same(plan.name(), name);
            Optional<Node> handler = Nodes.at(step, "errorhandler");
            before = Optional.of(handler.map(node -> handler(job, options, hosts, node, name, i(steps, step))).orElse(
                    goesOn ? self.ending("ended") : self));
        }
        if (steps.isEmpty()) {
            plan.fields(plan.task("nothing")).put("nothing", new Fields());
            job.self().approximated(plan.at(""), "un job sans étape", "a job without steps");
        }
        sequence(job, steps.size());
    }

    private static int i(List<Node> steps, Node step) {
        return steps.indexOf(step) + 1;
    }

    private void sequence(RundeckJob job, int steps) {
        each(job, attribute -> {
            if (steps > 1) {
                attribute.carried(job.plan().at("needs"));
            } else {
                attribute.carried("", "sans effet avec une étape", "without effect with one step");
            }
        }, "sequence", "keepgoing");
        boolean first = Nodes.text(job.root(), "sequence", "strategy").matches("node-first|sequential|step-first|");
        each(job, attribute -> {
            if (first) {
                attribute.carried(job.plan().at("needs"), "une étape après l'autre", "one step after the other");
            } else {
                attribute.approximated(job.plan().at("needs"), "une étape après l'autre : « when » et « needs » peuvent dire plus",
                        "one step after the other: \"when\" and \"needs\" can say more");
            }
        }, "sequence", "strategy");
        each(job, attribute -> attribute.carried("", "la stratégie dite plus haut", "the strategy said above"), "sequence",
                "pluginConfig");
        Nodes.at(job.root(), "sequence").filter(node -> steps == 0).ifPresent(node -> job.leaves().rest(node,
                attribute -> attribute.carried("", "aucune étape", "no steps")));
    }

    private static void each(RundeckJob job, Consumer<SourceAttribute> what, String... path) {
        Nodes.at(job.root(), path).ifPresent(node -> job.leaves().rest(node, what));
    }

    /** A task of its own that runs when the step has failed; where Rundeck goes on after it, so do the steps that follow. */
    private Want handler(RundeckJob job, RundeckOptions options, RundeckHosts hosts, Node handler, String step, int number) {
        PlanDraft plan = job.plan();
        String name = plan.task(step + "-on-error");
        one(job, options, hosts, handler, name, number);
        needs.add(plan.name(), name, Want.On.same(plan.name(), step).ending("failed"), job.self());
        boolean goesOn = Nodes.isTrue(handler, "keepgoingOnSuccess");
        Nodes.at(handler, "keepgoingOnSuccess").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.carried(plan.at(name,
                "needs"))));
        if (goesOn) {
            plan.fields(step).put("if_fails", new Fields().word("then", "continue"));
            return Want.On.same(plan.name(), name);
        }
        return Want.On.same(plan.name(), step);
    }

    private void one(RundeckJob job, RundeckOptions options, RundeckHosts hosts, Node step, String name, int number) {
        PlanDraft plan = job.plan();
        Fields task = plan.fields(name);
        String described = Nodes.text(step, "description").strip();
        if (!described.isEmpty()) {
            task.put("title", Tree.text(described));
        }
        Nodes.at(step, "description").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.carried(plan.at(name, "title"))));
        if (Nodes.at(step, "exec").isPresent()) {
            exec(job, options, step, name, number);
        } else if (Nodes.at(step, "script").isPresent()) {
            script(job, options, step, name);
        } else if (Nodes.at(step, "scriptfile").isPresent() || Nodes.at(step, "scripturl").isPresent()) {
            file(job, options, step, name, number);
        } else if (Nodes.at(step, "jobref").isPresent()) {
            reference(job, options, step, name);
        } else if (!playbook(job, step, name)) {
            byHand(job, step, name);
        }
        if (task.has("run")) {
            hosts.place(task, name);
        }
        if (Nodes.at(step, "plugins").isPresent()) {
            Nodes.at(step, "plugins").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.notCarried(
                    "extension d'étape propre à Rundeck", "a step plugin of Rundeck's own")));
        }
    }

    private void settle(RundeckJob job, Node step, String target, String... keys) {
        for (String key : keys) {
            Nodes.at(step, key).ifPresent(node -> job.leaves().rest(node, attribute -> attribute.carried(target)));
        }
    }

    private void exec(RundeckJob job, RundeckOptions options, Node step, String name, int number) {
        String line = Nodes.text(step, "exec").strip();
        Fields task = job.plan().fields(name);
        if (line.isEmpty()) {
            task.put("nothing", new Fields());
        } else if (ShellLine.hasBraces(line)) {
            task.word("run", draft.script(job.plan().name() + " " + name, ".sh", "#!/bin/sh\n" + options.script(line) + "\n"));
            environment(task, options, true);
        } else {
            task.put("run", Tree.text(options.shell(line.replaceAll("\\s*\n\\s*", " "), number)));
            environment(task, options, false);
        }
        settle(job, step, job.plan().at(name, "run"), "exec");
        Nodes.at(step, "args").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.carried("",
                "sans effet avec exec", "without effect with exec")));
    }

    private static void environment(Fields task, RundeckOptions options, boolean all) {
        options.environment(all).forEach((key, value) -> task.under("env").put(key, Tree.quoted(value)));
    }

    private void script(RundeckJob job, RundeckOptions options, Node step, String name) {
        Fields task = job.plan().fields(name);
        String interpreter = interpreter(step);
        String body = options.script(Nodes.text(step, "script").replace("\r", "").strip());
        String ending = Nodes.text(step, "fileExtension").isEmpty() ? ".sh" : "." + Nodes.text(step,
                "fileExtension").replaceFirst("^\\.", "")
                .replaceAll("[^A-Za-z0-9]", "");
        String text = body.startsWith("#!") || !interpreter.isEmpty() ? body : "#!/bin/sh\n" + body;
        String call = draft.script(job.plan().name() + " " + name, ending, text + "\n");
        task.put("run", Tree.text(line(options, interpreter, call, step)));
        environment(task, options, true);
        settle(job, step, job.plan().at(name, "run"), "script", "args", "scriptargs", "fileExtension", "scriptInterpreter",
                "scriptinterpreter", "interpreterArgsQuoted", "interpreterargsquoted", "autoSecureInput");
    }

    private static String line(RundeckOptions options, String interpreter, String call, Node step) {
        String arguments = Nodes.text(step, "args").isEmpty() ? Nodes.text(step, "scriptargs") : Nodes.text(step, "args");
        return (interpreter.isEmpty() ? "" : interpreter + " ") + call
                + (arguments.isBlank() ? "" : " " + options.shell(arguments.strip(), 0));
    }

    private static String interpreter(Node step) {
        String yaml = Nodes.text(step, "scriptInterpreter");
        return (yaml.isEmpty() ? Nodes.text(step, "scriptinterpreter") : yaml).replace("${scriptfile}", "").strip();
    }

    private void file(RundeckJob job, RundeckOptions options, Node step, String name, int number) {
        Fields task = job.plan().fields(name);
        boolean byUrl = Nodes.at(step, "scripturl").isPresent();
        String source = Nodes.text(step, byUrl ? "scripturl" : "scriptfile").strip();
        String interpreter = interpreter(step);
        String call = byUrl ? "curl -fsSL " + ShellLine.word(source) + " | " + (interpreter.isEmpty() ? "sh" : interpreter)
                + " -s --" : source;
        task.put("run", Tree.text(line(options, byUrl ? "" : interpreter, options.shell(call, number), step)));
        environment(task, options, true);
        String at = job.plan().at(name, "run");
        Nodes.at(step, byUrl ? "scripturl" : "scriptfile").ifPresent(node -> job.leaves().rest(node,
                attribute -> attribute.approximated(at,
                byUrl ? "téléchargé au moment de l'exécution (curl) : mieux vaut en faire un fichier du référentiel"
                        : "le fichier était sur le serveur Rundeck : le mettre sur la machine, ou dans le référentiel",
                byUrl ? "downloaded when it runs (curl): better make it a file of the estate"
                        : "the file was on the Rundeck server: put it on the machine, or into the estate")));
        settle(job, step, at, "args", "scriptargs", "fileExtension", "scriptInterpreter", "scriptinterpreter", "interpreterArgsQuoted",
                "interpreterargsquoted");
        Nodes.at(step, "expandTokenInScriptFile").ifPresent(node -> job.leaves().rest(node, attribute -> attribute.notCarried(
                "un fichier ne se modifie pas : il lit l'environnement", "a file is not changed: it reads the environment")));
    }

    private void reference(RundeckJob job, RundeckOptions options, Node step, String name) {
        Node reference = Nodes.at(step, "jobref").orElseThrow();
        PlanDraft plan = job.plan();
        String uuid = Nodes.text(reference, "uuid");
        String wanted = Nodes.text(reference, "name");
        String group = Nodes.text(reference, "group");
        Optional<RundeckJob> other = jobs.stream().filter(one -> !uuid.isEmpty() && (Nodes.text(one.root(), "uuid").equals(uuid)
                || Nodes.text(one.root(), "id").equals(uuid)) || one.name().equals(wanted) && one.group().equals(group)).findFirst();
        boolean possible = other.isPresent() && !reaches(other.get().plan().name(), plan.name());
        String arguments = Nodes.text(reference, "args").isEmpty() ? Nodes.text(reference, "arg", "line") : Nodes.text(reference, "args");
        if (!possible) {
            Fields manual = new Fields().put("steps", Tree.words(List.of(RundeckImporter.said(language, "Lancer le job ", "Launch job ")
                    + (group.isEmpty() ? "" : group + "/") + wanted + (arguments.isEmpty() ? "" : " " + arguments.strip()))));
            plan.fields(name).put("manual", manual);
            job.leaves().rest(reference, attribute -> attribute.approximated(plan.at(name, "manual"),
                    "ce job n'est pas dans les fichiers donnés, ou il s'appelle lui-même : une personne le lance",
                    "this job is not in the files given, or calls itself: a person launches it"));
            return;
        }
        orders.computeIfAbsent(plan.name(), none -> new LinkedHashSet<>()).add(other.get().plan().name());
        Fields sub = new Fields().word("name", other.get().plan().name());
        Matcher matcher = ARGUMENT.matcher(arguments);
        while (matcher.find()) {
            String value = matcher.group(2).replaceAll("^[\"']|[\"']$", "");
            sub.under("variables").put(Names.variable(matcher.group(1)), Tree.text(options.text(value)));
        }
        plan.fields(name).put("plan", sub.has("variables") ? sub : Tree.word(other.get().plan().name()));
        settle(job, reference, plan.at(name, "plan"), "name", "group", "uuid", "args", "arg", "project", "useName");
        job.leaves().rest(reference, attribute -> attribute.notCarried("le job appelé garde ses propres machines et règles",
                "the job that is called keeps its own machines and rules"));
    }

    private boolean reaches(String from, String to) {
        return from.equals(to) || orders.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to));
    }

    /** The one plugin that is a command anyone can type. */
    private static boolean playbook(RundeckJob job, Node step, String name) {
        Node plugin = Nodes.at(step, "step-plugin").or(() -> Nodes.at(step, "node-step-plugin")).orElse(step);
        boolean ansible = Nodes.text(plugin, "type").matches(".*AnsiblePlaybook(Workflow)?(Node)?Step");
        String playbook = configured(plugin, "ansible-playbook");
        if (!ansible || playbook.isEmpty() || playbook.contains("{{")) {
            return false;
        }
        job.plan().fields(name).put("run", Tree.text("ansible-playbook " + ShellLine.word(playbook)));
        for (SourceAttribute attribute : job.leaves().below(step)) {
            boolean path = attribute.value().equals(playbook) || attribute.value().equals("ansible-playbook");
            boolean plain = path || attribute.name().endsWith("type") || attribute.name().contains("nodeStep");
            if (!attribute.isSettled() && plain) {
                attribute.carried(job.plan().at(name, "run"));
            } else if (!attribute.isSettled()) {
                attribute.notCarried("réglage d'Ansible : à ajouter à la commande", "a setting of Ansible: to be added to the command");
            }
        }
        return true;
    }

    /** In YAML a map, in XML entries of key and value. */
    private static String configured(Node plugin, String key) {
        String direct = Nodes.text(plugin, "configuration", key);
        return direct.isEmpty() ? Nodes.list(Nodes.at(plugin, "configuration", "entry")).stream()
                .filter(entry -> Nodes.text(entry, "key").equals(key)).map(entry -> Nodes.text(entry,
                        "value")).findFirst().orElse("") : direct;
    }

    private void byHand(RundeckJob job, Node step, String name) {
        List<String> steps = new ArrayList<>();
        String type = Nodes.text(step, "type").isEmpty() ? Nodes.text(step, "node-step-plugin", "type").isEmpty()
                ? Nodes.text(step, "step-plugin", "type") : Nodes.text(step, "node-step-plugin", "type") : Nodes.text(step, "type");
        steps.add(RundeckImporter.said(language, "Faire l'étape Rundeck ", "Do the Rundeck step ") + type);
        job.leaves().below(step).stream().filter(attribute -> !attribute.isSettled() && !attribute.value().isBlank()
                && !attribute.name().contains("errorhandler")).forEach(attribute -> {
            steps.add(attribute.name().replaceFirst("^sequence\\.commands?(\\[[0-9]+])?\\.", "") + ": " + attribute.value());
        });
        job.plan().fields(name).put("manual", new Fields().put("steps", Tree.words(steps)));
        job.leaves().below(step).stream().filter(attribute -> !attribute.name().contains("errorhandler") && !attribute.isSettled())
                .forEach(attribute -> attribute.approximated(job.plan().at(name, "manual"),
                        "extension que Régie ne connaît pas : une personne le fait, jusqu'à ce qu'une commande la remplace",
                        "a plugin that Régie does not know: a person does it, until a command takes its place"));
    }
}
