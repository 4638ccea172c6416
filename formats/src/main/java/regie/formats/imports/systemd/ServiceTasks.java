package regie.formats.imports.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.CommandName;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;

/** The commands of a service as tasks, one after the other. */
final class ServiceTasks {

    private static final List<String> ORDER = List.of("ExecCondition", "ExecStartPre", "ExecStart", "ExecStartPost", "ExecStop",
            "ExecStopPost");

    private final EstateDraft draft;
    private final Unit service;
    private final PlanDraft plan;
    private final String host;
    private final List<String> main = new ArrayList<>();
    private String condition = "";
    private String previous = "";

    ServiceTasks(EstateDraft draft, Unit service, PlanDraft plan, String host) {
        this.draft = draft;
        this.service = service;
        this.plan = plan;
        this.host = host;
    }

    /** The tasks that do the work, in order. */
    List<String> build() {
        for (String key : ORDER) {
            for (UnitFile.Setting setting : service.all(key)) {
                List<ExecLine> lines = ExecLine.read(setting.value(), service.name());
                if (lines.isEmpty()) {
                    setting.attribute().notCarried("aucune commande", "no command");
                }
                lines.forEach(line -> task(key, line, setting.attribute()));
            }
        }
        return main;
    }

    private void task(String key, ExecLine line, SourceAttribute attribute) {
        String task = plan.task(CommandName.of(line.shell()));
        Fields fields = plan.fields(task);
        fields.word("host", host);
        action(task, line, attribute);
        if (line.hasAllRights()) {
            fields.word("user", "root");
        }
        if (line.mayFail() && !key.equals("ExecCondition")) {
            fields.put("ok_when", Tree.quoted("true")).put("warn_when", Tree.quoted("exit_code != 0"));
            attribute.carried(plan.at(task, "ok_when"), "« - » : un échec ne compte pas, il laisse un avertissement",
                    "\"-\": a failure does not count, it leaves a warning");
        }
        switch (key) {
            case "ExecCondition" -> {
                condition = task;
                fields.put("ok_when", Tree.quoted("exit_code < 255"));
                attribute.approximated(plan.at(task, ""), "sans succès, le reste est ignoré", "without success the rest is skipped");
                after(fields, "succeeded");
            }
            case "ExecStopPost", "ExecStop" -> after(fields, key.equals("ExecStop") ? "succeeded" : "ended");
            default -> {
                after(fields, "succeeded");
                if (!condition.isEmpty()) {
                    fields.put("when", Tree.quoted("tasks." + condition.replace('-', '_') + ".exit_code == 0"));
                    if (!previous.equals(condition)) {
                        fields.add("needs", Tree.word(condition));
                    }
                }
                main.add(task);
            }
        }
        previous = task;
    }

    private void after(Fields fields, String ending) {
        if (previous.isEmpty()) {
            return;
        }
        fields.add("needs", ending.equals("succeeded") ? Tree.word(previous)
                : new Fields().word("task", previous).word("when", ending));
    }

    private void action(String task, ExecLine line, SourceAttribute attribute) {
        Fields fields = plan.fields(task);
        List<String> before = ServiceShell.before(service);
        String wrapper = ServiceShell.wrapper(service);
        boolean open = line.words().stream().anyMatch(Specifiers::isOpen);
        String command = (wrapper.isEmpty() ? "" : wrapper + " ") + line.shell();
        if ((command + before).contains("{{")) {
            List<String> lines = new ArrayList<>(List.of("#!/bin/sh"));
            lines.addAll(before);
            lines.add("exec " + command);
            fields.word("run", draft.script(plan.name(), ".sh", String.join("\n", lines) + "\n"));
            attribute.approximated(plan.at(task, "run"), "la commande contient « {{ » : elle est dans un script du référentiel",
                    "the command holds \"{{\": it stands in a script of the estate");
        } else {
            String first = before.isEmpty() ? "" : String.join("\n", before) + "\nexec ";
            fields.put("run", Tree.text(first + command + (before.isEmpty() ? "" : "\n")));
        }
        if (open) {
            attribute.approximated(plan.at(task, "run"), "un « % » que seule la machine connaît est resté tel quel : à remplacer",
                    "a \"%\" that only the machine knows is left as it stands: replace it");
        } else if (line.prefixes().contains("!")) {
            attribute.approximated(plan.at(task, "run"), "« ! » : lancé comme root", "\"!\": started as root");
        } else {
            attribute.carried(plan.at(task, "run"));
        }
    }

    /** What takes the place of a service that is not among the files. */
    static Optional<String> byName(PlanDraft plan, String unit, String host) {
        String task = plan.task("start");
        plan.fields(task).word("host", host).word("user", "root").put("run", Tree.text("systemctl start --wait " + unit));
        return Optional.of(task);
    }
}
