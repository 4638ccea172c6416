package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.ShellLine;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/** What a job does and with what means; each attribute is told what became of it. */
final class JilTasks {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\$\\{?([A-Za-z0-9_]+)}?|~\\{\\$?([A-Za-z0-9_]+)}~");
    private static final Pattern RUNTIME = Pattern.compile("\\$\\{?(AUTO_JOB_NAME|AUTORUN|AUTOPID|AUTO_JOB_PID)}?");

    private final JilEstate estate;
    private final JilMachines machines;
    private final JilOutcomes outcomes;

    JilTasks(JilEstate estate, JilMachines machines) {
        this.estate = estate;
        this.machines = machines;
        this.outcomes = new JilOutcomes(estate);
    }

    void fill(JilJob job) {
        for (SourceAttribute attribute : job.statement().attributes()) {
            boolean known = attribute.isSettled() || means(job, attribute) || outcomes.settle(job, attribute);
            if (!known && job.isTask() && !job.isBox() && !job.isCommand() && !job.isWatcher()) {
                attribute.approximated(job.at("manual"), "recopié dans les étapes de la tâche manuelle",
                        "copied into the steps of the manual task");
            }
        }
        if (!job.isTask() || job.isBox()) {
            return;
        }
        if (job.isWatcher()) {
            watch(job);
        } else if (!job.isCommand()) {
            byHand(job);
        } else if (job.text("command").isBlank()) {
            job.fields().put("nothing", new Fields());
            job.statement().source().self().approximated(job.at("nothing"), "job sans commande", "a job without a command");
        }
        machines.place(job);
    }

    private boolean means(JilJob job, SourceAttribute attribute) {
        switch (attribute.name()) {
            case "job_type" -> attribute.carried(job.at(""));
            case "command" -> command(job, attribute);
            case "owner" -> owner(job, attribute);
            case "description" -> description(job, attribute);
            case "application", "group" -> application(job, attribute);
            case "machine" -> machines.settle(job, attribute);
            case "profile", "std_in_file" -> attribute.carried(job.at("run"));
            case "std_out_file", "std_err_file" -> attribute.approximated("",
                    "Régie garde la sortie de chaque tentative : ce fichier n'est plus écrit",
                    "Régie keeps the output of every attempt: this file is no longer written");
            case "envvars" -> variables(job, attribute);
            case "permission", "elevated", "interactive", "ulimit" -> attribute.notCarried(
                    "droit ou limite du système : à régler sur la machine", "a right or limit of the system: to be set on the machine");
            case "resources" -> machines.resources(job, attribute);
            case "job_load" -> machines.load(job, attribute);
            case "priority" -> priority(job, attribute);
            case "watch_file", "watch_interval", "watch_file_min_size", "watch_file_type" -> {
                if (job.isWatcher()) {
                    attribute.carried(job.at("await"));
                } else {
                    attribute.carried("", "sans effet : ce n'est pas une surveillance de fichier",
                            "without effect: it is no file watcher");
                }
            }
            case "auto_hold", "status" -> mark(job, attribute);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void command(JilJob job, SourceAttribute attribute) {
        if (!job.isTask() || !job.isCommand() || attribute.value().isBlank()) {
            attribute.carried("", "rien à exécuter", "nothing to run");
            return;
        }
        String command = attribute.value();
        boolean foreign = ShellLine.hasBraces(command);
        String line = profile(job) + command;
        if (foreign) {
            String script = estate.draft().script(job.task(), ".sh", "#!/bin/sh\n" + line + "\n");
            job.fields().word("run", script);
            attribute.approximated(job.at("run"), "la commande contient « {{ » : elle est dans un script du référentiel",
                    "the command holds \"{{\": it stands in a script of the estate");
            return;
        }
        boolean[] empty = {false};
        String run = ShellLine.replace(line, VARIABLE, found -> Optional.of(variable(found, empty)));
        Matcher runtime = RUNTIME.matcher(run);
        while (runtime.find()) {
            job.fields().under("env").put(runtime.group(1), runtime.group(1).equals("AUTO_JOB_NAME") ? Tree.text(job.name())
                    : Tree.text("{{ run }}"));
        }
        String input = job.text("std_in_file");
        job.fields().put("run", Tree.text(input.isEmpty() ? run : run + " < " + estate.shell(input)));
        if (empty[0]) {
            attribute.approximated(job.at("run"), "variables reprises dans estate.yaml : leur donner une valeur",
                    "variables carried into estate.yaml: give them a value");
        } else {
            attribute.carried(job.at("run"));
        }
    }

    private String profile(JilJob job) {
        String profile = job.text("profile");
        return profile.isEmpty() ? "" : ". " + (profile.contains(" ") ? ShellLine.word(profile) : profile) + " && ";
    }

    private String variable(Matcher found, boolean[] empty) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        Optional<String> value = estate.global(name).flatMap(global -> global.get("value")).map(SourceAttribute::value);
        empty[0] |= value.isEmpty();
        return estate.draft().variable(name, value.orElse("to-be-set"));
    }

    private void owner(JilJob job, SourceAttribute attribute) {
        String owner = attribute.value().replaceFirst("@.*$", "");
        if (estate.hasPlaceholder(owner)) {
            attribute.notCarried("à remplir avant chargement : donner le compte dans « user »",
                    "a placeholder: give the account in \"user\"");
        } else if (job.isTask() && !job.isBox()) {
            job.fields().put("user", owner);
            attribute.carried(job.at("user"));
        } else {
            job.inner().orElseThrow().head().put("owner", owner);
            attribute.carried(job.inner().orElseThrow().at("owner"));
        }
    }

    private void description(JilJob job, SourceAttribute attribute) {
        Fields holder = job.isBox() ? job.inner().orElseThrow().head() : job.fields();
        if (!attribute.value().isBlank()) {
            holder.put("title", attribute.value());
        }
        attribute.carried((job.isBox() ? job.inner().orElseThrow().at("title") : job.at("title")));
    }

    private void application(JilJob job, SourceAttribute attribute) {
        String planned = (job.isTask() ? job.plan() : job.inner().orElseThrow()).head().text("application").orElse("");
        Optional<String> given = estate.draft().find("application", attribute.value());
        if (given.filter(planned::equals).isPresent()) {
            attribute.carried((job.isTask() ? job.plan() : job.inner().orElseThrow()).at("application"));
        } else {
            attribute.notCarried("l'application est celle du plan : « " + planned + " »", "the application is that of the plan: \""
                    + planned + "\"");
        }
    }

    private void variables(JilJob job, SourceAttribute attribute) {
        if (!job.isTask() || job.isBox()) {
            attribute.notCarried("une boîte n'exécute rien", "a box runs nothing");
            return;
        }
        for (String pair : attribute.value().split(",(?=\\s*[A-Za-z_][A-Za-z0-9_]*=)")) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].matches("[A-Za-z_][A-Za-z0-9_]*")) {
                job.fields().under("env").put(parts[0], Tree.text(parts[1].replace("\"", "")));
            }
        }
        attribute.carried(job.at("env"));
    }

    private void priority(JilJob job, SourceAttribute attribute) {
        if (!attribute.value().matches("[0-9]{1,6}") || !job.isTask()) {
            attribute.notCarried("priorité illisible, ou d'une boîte au plus haut",
                    "the priority cannot be read, or is that of a box at the top");
            return;
        }
        int priority = Math.max(0, 100 - Integer.parseInt(attribute.value()));
        job.fields().put("priority", Tree.word(priority));
        attribute.approximated(job.at("priority"), "l'ordre est inversé : ici le plus haut passe devant",
                "the order is reversed: here the highest goes first");
    }

    private void mark(JilJob job, SourceAttribute attribute) {
        String value = attribute.value().toUpperCase(Locale.ROOT);
        boolean held = attribute.name().equals("auto_hold") ? job.isTrue("auto_hold") : value.contains("HOLD");
        boolean inactive = attribute.name().equals("auto_hold") && !held || value.contains("INACTIVE");
        if (inactive) {
            attribute.carried("", "l'état ordinaire", "the ordinary state");
        } else if (!job.isTask()) {
            PlanGate.hold(job, attribute, estate);
        } else if (held) {
            job.fields().word("confirm", "true");
            Text how = attribute.name().equals("auto_hold")
                    ? new Text("chaque passage attend une validation", "each run waits for a confirmation")
                    : new Text("suspendu à l'import : chaque passage attend une validation, à retirer une fois libéré",
                            "on hold when imported: each run waits for a confirmation, to be removed once freed");
            attribute.approximated(job.at("confirm"), how);
        } else if (value.contains("ICE")) {
            job.fields().put("when", Tree.quoted("false")).comment("when", estate.comment(new Text(
                    "neutralisé (ON_ICE) : ignoré, et les suivants passent", "on ice (ON_ICE): skipped, and its successors pass")));
            attribute.approximated(job.at("when"), "neutralisé : ignoré par « when: false », les suivants passent",
                    "on ice: skipped by \"when: false\", its successors pass");
        } else {
            attribute.approximated("", "l'état « " + value + " » se donne ici par un geste (regie no-exec)",
                    "the state \"" + value + "\" is given here by a gesture (regie no-exec)");
        }
    }

    /** A box at the top is a plan: it has no state of its own. */
    private static final class PlanGate {
        static void hold(JilJob box, SourceAttribute attribute, JilEstate estate) {
            attribute.approximated(box.inner().orElseThrow().at(""), "un plan se suspend à la commande : regie order … --hold",
                    "a plan is held when it is ordered: regie order … --hold");
            box.inner().orElseThrow().head().comment("", estate.comment(new Text(
                    "À la reprise cette boîte était « " + attribute.value() + " ».", "When imported this box was \""
                            + attribute.value() + "\".")));
        }
    }

    private void watch(JilJob job) {
        Fields await = new Fields().put("file", Tree.text(estate.shellFree(job.text("watch_file"))));
        Optional.of(job.text("watch_interval")).filter(text -> text.matches("[0-9]{1,6}")).ifPresent(text -> await.word("every", text
                + "s"));
        Optional.of(job.text("watch_file_min_size")).filter(text -> text.matches("[0-9]{1,15}"))
                .ifPresent(text -> await.word("min_bytes", text));
        job.fields().put("await", await);
    }

    private void byHand(JilJob job) {
        List<Tree> steps = new ArrayList<>();
        steps.add(Tree.text(estate.comment(new Text("Lancer le job " + job.name() + " de type " + job.text("job_type"),
                "Launch job " + job.name() + " of type " + job.text("job_type")))));
        for (SourceAttribute attribute : job.statement().attributes()) {
            boolean own = attribute.value().isBlank() || List.of("job_type", "box_name", "machine", "owner", "condition", "description")
                    .contains(attribute.name());
            if (!own) {
                steps.add(Tree.text(attribute.name() + ": " + attribute.value()));
            }
        }
        job.fields().put("manual", new Fields().put("steps", new Tree.Items(steps))).remove("user");
        job.statement().source().self().approximated(job.at("manual"),
                "Régie ne sait pas lancer ce type de job : une personne le fait, jusqu'à ce qu'une commande le remplace",
                "Régie cannot launch this type of job: a person does, until a command takes its place");
    }
}
