package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShellLine;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/** What jobs do, where, as whom and with which resources and variables. */
final class CmTasks {

    private final CmEstate estate;
    private final CmReactions reactions;
    private final Map<String, Integer> asked = new TreeMap<>();

    CmTasks(CmEstate estate) {
        this.estate = estate;
        this.reactions = new CmReactions(estate);
    }

    void all() {
        for (CmFolder folder : estate.folders()) {
            if (!folder.self().isTask()) {
                folder(folder);
            }
        }
        for (CmJob job : estate.jobs()) {
            CmVariables variables = new CmVariables(estate.draft());
            CmFolder folder = estate.folderOf(job);
            folder.self().variables().forEach(variable -> variables.declare(variable.name()));
            job.variables().forEach(variable -> variables.declare(variable.name()));
            boolean inner = job.fields().has("plan");
            if (!inner) {
                action(job, variables);
                means(job);
            }
            declared(job, variables, inner ? job.plan().head() : job.fields(), job.at("variables"));
            common(job, inner);
            units(job);
            reactions.all(job);
        }
        asked.forEach((name, sum) -> {
            Fields resource = estate.draft().of("resource", name);
            resource.put("capacity", Tree.word(sum)).comment("capacity", estate.comment(new Text(
                    "La capacité n'est pas dans l'export : ici la somme de ce qui est demandé, à corriger.",
                    "The capacity is not in the export: here the sum of what is asked for, to be corrected.")));
        });
    }

    private void folder(CmFolder folder) {
        CmJob self = folder.self();
        PlanDraft plan = estate.planOf(folder);
        CmVariables variables = new CmVariables(estate.draft());
        self.variables().forEach(variable -> variables.declare(variable.name()));
        declared(self, variables, plan.head(), plan.at("variables"));
        self.get("description").ifPresent(attribute -> title(attribute, plan.head(), plan.at("title"), plan.name()));
        self.get("run_as").ifPresent(attribute -> attribute.carried("", "chaque job dit le sien", "each job says its own"));
        self.get("host").ifPresent(attribute -> attribute.carried("", "chaque job dit la sienne", "each job says its own"));
        for (String key : List.of("application", "sub_application")) {
            self.get(key).ifPresent(attribute -> application(attribute, key, plan, plan.head()));
        }
        for (CmJob.Units units : self.units()) {
            units.said().notCarried("ressource d'un dossier entier : à porter par ses traitements",
                    "a whole folder's resource: for its tasks to hold");
        }
        reactions.folder(folder, plan);
        CmOrdinary.settle(self);
    }

    private void common(CmJob job, boolean inner) {
        job.get("description").ifPresent(attribute -> title(attribute, job.fields(), job.at("title"), job.task()));
        for (String key : List.of("application", "sub_application")) {
            job.get(key).ifPresent(attribute -> application(attribute, key, job.plan(), job.fields()));
        }
        job.get("confirm").ifPresent(attribute -> {
            if (job.isTrue("confirm")) {
                job.fields().word("confirm", "true");
            }
            attribute.carried(job.at("confirm"));
        });
        job.get("priority").ifPresent(attribute -> priority(job, attribute));
        job.get("critical").ifPresent(attribute -> {
            if (job.isTrue("critical")) {
                job.fields().word("priority", "100");
                attribute.approximated(job.at("priority"), "critique : la plus haute priorité, sans réservation de ressources",
                        "critical: the highest priority, without reserving resources");
            } else {
                attribute.carried("", "non critique", "not critical");
            }
        });
        job.get("reruns").ifPresent(attribute -> reactions.reruns(job, attribute));
        job.get("longest").ifPresent(attribute -> {
            Optional<String> minutes = CmSchedules.interval(attribute.value().replaceAll("[^0-9]", ""), "M");
            if (minutes.isPresent() && attribute.value().contains(">") && !inner) {
                job.fields().word("expect", minutes.get());
                attribute.approximated(job.at("expect"), "le seuil d'alerte devient la durée attendue",
                        "the alarm's threshold becomes the expected duration");
            } else {
                attribute.notCarried("seuil relatif à la moyenne : il se déduit de l'historique",
                        "a threshold relative to the average: it follows from the history");
            }
        });
        job.get("late_end").ifPresent(attribute -> CmSchedules.time(attribute.value()).ifPresentOrElse(time -> {
            job.fields().put("deadline", new Fields().put("at", Tree.quoted(regie.formats.imports.Starts.shown(time))).word("kind",
                    "target"));
            attribute.carried(job.at("deadline"));
        }, () -> attribute.notCarried("heure illisible", "the time cannot be read")));
        CmOrdinary.settle(job);
    }

    private void title(SourceAttribute attribute, Fields holder, String target, String words) {
        String text = CmVariables.plain(attribute.value().replace("\\n", "\n")).strip();
        if (text.isEmpty()) {
            attribute.carried("");
        } else if (text.length() <= 120 && !text.contains("\n")) {
            holder.put("title", text);
            attribute.carried(target);
        } else {
            holder.put("instruction", estate.draft().instruction(words, text));
            attribute.carried("instruction " + holder.text("instruction").orElseThrow());
        }
    }

    private void application(SourceAttribute attribute, String key, PlanDraft plan, Fields holder) {
        if (key.equals("application")) {
            String given = estate.draft().named("application", attribute.value().isBlank() ? estate.draft().name() : attribute.value());
            if (plan.head().text("application").filter(given::equals).isPresent()) {
                attribute.carried(plan.at("application"));
            } else {
                attribute.notCarried("l'application est celle du plan", "the application is that of the plan");
            }
            return;
        }
        Fields variables = plan.head().under("variables");
        if (!variables.has(key)) {
            variables.put(key, Tree.text(attribute.value()));
        }
        boolean same = variables.text(key).filter(attribute.value()::equals).isPresent();
        if (!same) {
            holder.under("variables").put(key, Tree.text(attribute.value()));
        }
        attribute.carried((same ? plan.at("variables.") : "variables.") + key);
    }

    private void declared(CmJob job, CmVariables variables, Fields holder, String target) {
        for (CmJob.Variable variable : job.variables()) {
            String bare = CmVariables.bare(variable.name());
            if (bare.matches("PARM[0-9]+")) {
                continue;
            }
            String own = Names.variable(bare);
            String value = variables.text(variable.value(), job);
            boolean self = value.contains("{{ " + own + " }}");
            holder.under("variables").put(own, Tree.text(self ? variable.value() : value));
            told(variable.said(), target + "." + own, variables.remarks());
        }
    }

    private static void told(SourceAttribute attribute, String target, Set<String> remarks) {
        List<String> unknown = remarks.stream().filter(name -> !name.equals("date")).toList();
        if (!unknown.isEmpty()) {
            attribute.approximated(target, "variable non définie dans l'export, à donner dans estate.yaml : " + String.join(", ",
                    unknown),
                    "a variable that the export does not define, to be given in estate.yaml: " + String.join(", ", unknown));
        } else if (!remarks.isEmpty()) {
            attribute.approximated(target, "la date du système devient la date d'exploitation",
                    "the system's date becomes the production date");
        } else {
            attribute.carried(target);
        }
    }

    private void action(CmJob job, CmVariables variables) {
        String command = command(job);
        if (job.isDummy()) {
            job.fields().put("nothing", new Fields());
            for (String key : List.of("command", "file", "path", "script")) {
                job.get(key).ifPresent(attribute -> attribute.carried("", "un job factice n'exécute rien", "a dummy job runs nothing"));
            }
        } else if (!job.text("script").isEmpty() && !"N".equals(job.text("use_script"))) {
            script(job, variables);
        } else if (!command.isEmpty()) {
            String line = ShellLine.hasBraces(command) ? "" : variables.shell(command, job);
            if (line.isEmpty()) {
                line = estate.draft().script(job.task(), ".sh", "#!/bin/sh\n" + command + "\n");
            }
            job.fields().put("run", Tree.text(line));
            Set<String> remarks = variables.remarks();
            for (String key : List.of("command", "file", "path", "arguments", "before", "after")) {
                job.get(key).ifPresent(attribute -> told(attribute, job.at("run"), remarks));
            }
            job.variables().stream().filter(variable -> CmVariables.bare(variable.name()).matches("PARM[0-9]+"))
                    .forEach(variable -> told(variable.said(), job.at("run"), Set.of()));
        } else if (!job.text("watch").isEmpty()) {
            job.fields().put("await", new Fields().put("file", Tree.text(variables.text(job.text("watch"), job))));
            job.get("watch").orElseThrow().carried(job.at("await"));
            job.get("watch_size").ifPresent(attribute -> attribute.notCarried("la taille n'est pas reprise", "the size is not carried"));
        } else {
            byHand(job);
        }
        extras(job);
    }

    private static String command(CmJob job) {
        List<String> parts = new ArrayList<>();
        Optional.of(job.text("before")).filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(text + " &&"));
        String path = job.text("path");
        boolean memberOfCommand = !job.text("command").isEmpty();
        boolean portable = job.text("product").isEmpty() || List.of("OS", "UNIX",
                "WINDOWS").contains(job.text("product").toUpperCase(Locale.ROOT));
        if (memberOfCommand) {
            parts.add(job.text("command"));
        } else if (!job.text("file").isEmpty() && portable) {
            parts.add(path.isEmpty() ? job.text("file") : path + (path.endsWith("/") || path.endsWith("\\") ? ""
                    : path.contains("\\") ? "\\" : "/")
                    + job.text("file"));
        } else {
            return "";
        }
        Optional.of(job.text("arguments")).filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(text.replace(',', ' ')));
        new TreeMap<>(parameters(job)).values().forEach(parts::add);
        Optional.of(job.text("after")).filter(text -> !text.isEmpty()).ifPresent(text -> parts.add("&& " + text));
        return String.join(" ", parts);
    }

    private static Map<Integer, String> parameters(CmJob job) {
        Map<Integer, String> parameters = new LinkedHashMap<>();
        for (CmJob.Variable variable : job.variables()) {
            String bare = CmVariables.bare(variable.name());
            if (bare.matches("PARM[0-9]{1,3}")) {
                parameters.put(Integer.parseInt(bare.substring(4)), variable.value().contains("%%") ? variable.value()
                        : ShellLine.word(variable.value()));
            }
        }
        return parameters;
    }

    /** A script within the definition becomes a file of the estate; Control-M gives variables to it as environment. */
    private void script(CmJob job, CmVariables variables) {
        String body = job.text("script").replace("\\n", "\n").replace("\r", "");
        boolean windows = job.text("file").toLowerCase(Locale.ROOT).matches(".*\\.(bat|cmd|ps1)");
        String text = windows || body.startsWith("#!") ? body + "\n" : "#!/bin/sh\n" + body + "\n";
        String ending = windows ? job.text("file").substring(job.text("file").lastIndexOf('.')) : ".sh";
        String call = estate.draft().script(job.plan().name() + " " + job.task(), ending, text);
        StringBuilder line = new StringBuilder(call);
        new TreeMap<>(parameters(job)).values().forEach(value -> line.append(' ').append(variables.shell(value, job)));
        job.fields().put("run", Tree.text(line.toString()));
        for (CmJob.Variable variable : job.variables()) {
            String bare = CmVariables.bare(variable.name());
            if (bare.matches("[A-Za-z_][A-Za-z0-9_]*") && body.contains(bare) && !bare.matches("PARM[0-9]+")) {
                job.fields().under("env").put(bare, Tree.text("{{ " + Names.variable(bare) + " }}"));
            }
        }
        boolean dynamic = body.contains("%%");
        for (String key : List.of("script", "file", "path", "use_script", "arguments")) {
            job.get(key).ifPresent(attribute -> {
                if (key.equals("script") && dynamic) {
                    attribute.approximated(call,
                            "les %%variables du texte ne sont pas remplacées dans un fichier : les lire dans l'environnement",
                            "%%variables in the text are not replaced in a file: read them from the environment");
                } else {
                    attribute.carried(call);
                }
            });
        }
        job.variables().stream().filter(variable -> CmVariables.bare(variable.name()).matches("PARM[0-9]+"))
                .forEach(variable -> variable.said().carried(job.at("run")));
    }

    private void byHand(CmJob job) {
        List<Tree> steps = new ArrayList<>();
        String kind = job.text("product").isEmpty() ? job.text("json_type").replaceFirst("^Job:", "") : job.text("product");
        steps.add(Tree.text(estate.comment(new Text("Lancer " + job.name() + (kind.isEmpty() ? "" : " (" + kind + ")"),
                "Launch " + job.name() + (kind.isEmpty() ? "" : " (" + kind + ")")))));
        job.source().attributes().stream().filter(attribute -> isExtra(job, attribute) && !attribute.value().isBlank())
                .forEach(attribute -> steps.add(Tree.text(attribute.name() + ": " + attribute.value())));
        for (CmJob.Variable variable : job.variables()) {
            steps.add(Tree.text(CmVariables.bare(variable.name()) + ": " + variable.value()));
        }
        job.fields().put("manual", new Fields().put("steps", new Tree.Items(steps)));
        job.source().self().approximated(job.at("manual"),
                "aucune commande que Régie sache lancer : une personne le fait, jusqu'à ce qu'une commande remplace « manual »",
                "no command that Régie can launch: a person does, until a command takes the place of \"manual\"");
    }

    private static boolean isExtra(CmJob job, SourceAttribute attribute) {
        return job.get("extra " + attribute.name()).isPresent() || List.of("connection", "query", "query_file").stream()
                .anyMatch(key -> job.get(key).filter(attribute::equals).isPresent());
    }

    private static void extras(CmJob job) {
        for (SourceAttribute attribute : job.source().attributes()) {
            if (isExtra(job, attribute) && !attribute.isSettled() && job.fields().has("manual")) {
                attribute.approximated(job.at("manual"), "recopié dans les étapes de la tâche manuelle",
                        "copied into the steps of the manual task");
            }
        }
    }

    private void means(CmJob job) {
        job.get("host").ifPresent(attribute -> {
            if (!attribute.value().isBlank()) {
                job.fields().word("host", estate.draft().host(attribute.value().strip()));
            }
            attribute.carried(job.at("host"));
        });
        boolean runs = job.fields().has("run") || job.fields().has("await");
        if (runs && !job.fields().has("host")) {
            job.fields().word("host", estate.draft().host("localhost"));
            job.source().self().approximated(job.at("host"), "job sans machine : placé sur localhost",
                    "a job without a machine: placed on localhost");
        }
        job.get("run_as").ifPresent(attribute -> {
            boolean usable = runs && !attribute.value().isBlank() && !attribute.value().contains("%%");
            if (usable) {
                job.fields().put("user", attribute.value().strip());
                attribute.carried(job.at("user"));
            } else if (runs) {
                attribute.notCarried("compte donné par une variable : l'écrire dans « user »",
                        "an account given by a variable: write it in \"user\"");
            } else {
                attribute.carried("", "rien ne s'exécute sous ce compte", "nothing runs under this account");
            }
        });
        for (String key : List.of("doc_path", "doc_file")) {
            job.get(key).ifPresent(attribute -> reactions.document(job, attribute));
        }
    }

    private void priority(CmJob job, SourceAttribute attribute) {
        String text = attribute.value().strip().toUpperCase(Locale.ROOT);
        String small = switch (text) {
            case "VERY LOW" -> "10";
            case "LOW" -> "30";
            case "MEDIUM" -> "50";
            case "HIGH" -> "70";
            case "VERY HIGH" -> "90";
            default -> text.matches("[0-9]{1,2}") ? text : text.matches("[A-Z][A-Z0-9]") ? Integer.toString(Math.min(99,
                    (text.charAt(0) - 'A') * 4)) : "";
        };
        if (small.isEmpty() || small.matches("0+")) {
            attribute.carried("", "la priorité ordinaire", "the ordinary priority");
            return;
        }
        job.fields().put("priority", Tree.word(Integer.parseInt(small)));
        attribute.approximated(job.at("priority"), "ramenée à l'échelle de 0 à 100", "brought to the scale from 0 to 100");
    }

    private void units(CmJob job) {
        for (CmJob.Units units : job.units()) {
            if (units.lock()) {
                String lock = estate.draft().lock(units.name());
                job.fields().add("locks", units.shared() ? new Fields().word("name", lock).word("mode", "shared") : Tree.word(lock));
                units.said().carried(job.at("locks"));
                continue;
            }
            boolean taken = estate.draft().find("resource", units.name()).flatMap(name -> estate.draft().document("resource", name))
                    .filter(document -> document.has("exclusive")).isPresent();
            if (taken) {
                units.said().notCarried("le même nom est celui d'un verrou", "the same name is that of a lock");
                continue;
            }
            String resource = estate.draft().units(units.name(), units.quantity());
            asked.merge(units.name(), units.quantity(), Integer::sum);
            job.fields().under("uses").put(resource, Tree.word(units.quantity()));
            units.said().carried(job.at("uses"));
        }
    }
}
