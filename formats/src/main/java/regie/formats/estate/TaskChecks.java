package regie.formats.estate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import regie.estate.plan.Action;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What must hold for one task: hosts, resources, people, handlers, items. */
final class TaskChecks {

    private final Documents documents;
    private final Inventory inventory;
    private final Bundle bundle;
    private final Report report;
    private final ActionChecks actions;

    TaskChecks(Documents documents, Inventory inventory, Bundle bundle, Report report) {
        this.documents = documents;
        this.inventory = inventory;
        this.bundle = bundle;
        this.report = report;
        this.actions = new ActionChecks(report);
    }

    /** @param before whether it needs a task, near or far */
    void check(Node.Entry entry, Fields task, Set<String> names, Predicate<String> before, PlanDefinition built) {
        References.check(documents, report, "instruction", task.scalar("instruction"));
        task.fields("confirm").ifPresent(confirm -> References.check(documents, report, "role", confirm.scalar("role")));
        host(task);
        resources(task);
        people(task);
        named(task, names, before);
        action(task);
        actions.check(task);
        foreach(task);
        DaysChecks.check(task, "days", report);
        ScheduleChecks.window(task, report);
        VariableChecks.names(task, "variables", report);
        task.scalar("when").filter(when -> when.text().strip().equals("false"))
                .ifPresent(when -> report.warning(when.at(), PlanProblems.alwaysSkipped(entry.key())));
        TaskDefinition definition = built.tasks().get(entry.key());
        if (definition != null) {
            sense(entry, task, definition);
        }
    }

    private void host(Fields task) {
        task.scalar("host").filter(host -> !host.text().contains("{{") && !host.text().isEmpty()).ifPresent(host -> {
            if (documents.complete() && !inventory.isHost(host.text())) {
                report.error(host.at(), NameProblems.unknown("host", host.text(), inventory.hostNames()));
            }
        });
        task.fields("host").filter(choice -> !inventory.anyHostWith(choice.textMap("labels"))).ifPresent(choice -> {
            if (documents.complete()) {
                report.error(choice.mapping().at(), NameProblems.noLabelledHost());
            }
        });
    }

    private void resources(Fields task) {
        for (Node.Entry use : task.entries("uses")) {
            Optional<Document> resource = documents.find("resource", use.key());
            if (resource.isEmpty()) {
                unknownResource(use.at(), use.key());
            } else if (resource.get().fields().flag("exclusive")) {
                report.error(use.at(), PlanProblems.usesLock(use.key()));
            } else {
                int capacity = BetweenBuilder.capacities(resource.get().fields()).stream().mapToInt(window -> window.capacity())
                        .reduce(resource.get().fields().whole("capacity").orElse(1), Math::max);
                int units = Fields.of(task.node("uses")).whole(use.key()).orElse(0);
                if (units > capacity) {
                    report.error(use.value().at(), PlanProblems.overCapacity(use.key(), units, capacity));
                }
            }
        }
        Set<String> held = new TreeSet<>();
        for (Node item : task.items("locks")) {
            lockName(item).ifPresent(name -> lock(name, held));
        }
    }

    private static Optional<Node.Scalar> lockName(Node item) {
        return switch (item) {
            case Node.Scalar scalar -> Optional.of(scalar);
            case Node.Mapping mapping -> new Fields(mapping).scalar("name");
            case Node.Sequence sequence -> Optional.empty();
        };
    }

    private void lock(Node.Scalar name, Set<String> held) {
        Optional<Document> resource = documents.find("resource", name.text());
        if (resource.isEmpty()) {
            unknownResource(name.at(), name.text());
        } else if (!resource.get().fields().flag("exclusive")) {
            report.error(name.at(), PlanProblems.notLock(name.text()));
        }
        if (!held.add(name.text())) {
            report.error(name.at(), PlanProblems.lockTwice(name.text()));
        }
    }

    private void unknownResource(regie.estate.finding.Place at, String name) {
        if (documents.complete() && !name.isEmpty()) {
            report.error(at, NameProblems.unknown("resource", name, documents.names("resource")));
        }
    }

    private void people(Fields task) {
        task.fields("approve").ifPresent(approve -> References.check(documents, report, "role", approve.scalar("role")));
        task.fields("manual").ifPresent(manual -> {
            References.check(documents, report, "role", manual.scalar("who"));
            manual.fields("escalate").ifPresent(escalate -> References.check(documents, report, "role", escalate.scalar("to")));
            for (Node.Entry question : manual.entries("asks")) {
                boolean choiceAlone = switch (question.value()) {
                    case Node.Scalar scalar -> scalar.text().equals("choice");
                    case Node.Mapping mapping -> new Fields(mapping).text("type").filter("choice"::equals).isPresent()
                            && !mapping.has("choices");
                    case Node.Sequence sequence -> false;
                };
                if (choiceAlone) {
                    report.error(question.at(), PlanProblems.choicesMissing(question.key()));
                }
            }
        });
    }

    private void named(Fields task, Set<String> names, Predicate<String> before) {
        task.fields("restart").flatMap(restart -> restart.scalar("before")).filter(step -> !names.contains(step.text()))
                .ifPresent(step -> {
                    if (documents.complete() && documents.find("plan", step.text()).isEmpty()) {
                        report.error(step.at(), NameProblems.unknown("task", step.text(), names));
                    }
                });
        Optional<Node.Scalar> run = task.fields("if_fails").flatMap(rule ->
                rule.scalar("run").or(() -> rule.fields("then").flatMap(then -> then.scalar("run"))));
        run.ifPresent(handler -> {
            if (!names.contains(handler.text())) {
                report.error(handler.at(), NameProblems.unknown("task", handler.text(), names));
            } else if (before.test(handler.text())) {
                report.error(handler.at(), PlanProblems.handlerBefore(handler.text()));
            }
        });
    }

    private void action(Fields task) {
        task.fields("sql").ifPresent(sql -> {
            References.check(documents, report, "connection", sql.scalar("on"));
            sql.scalar("file").filter(file -> !file.text().contains("{{") && !file.text().isEmpty()).ifPresent(file -> {
                if (!bundle.files().containsKey(file.text().replaceFirst("^\\./", ""))) {
                    report.error(file.at(), PlanProblems.missingFile(file.text()));
                }
            });
        });
        Optional<Node.Scalar> subPlan = task.fields("plan").flatMap(long_ -> long_.scalar("name")).or(() -> task.scalar("plan"));
        References.check(documents, report, "plan", subPlan);
        task.scalar("run").ifPresent(run -> script(run, run.text().strip().split("\\s+", 2)[0], true));
        List<Node.Scalar> exec = task.scalars("exec");
        if (!exec.isEmpty()) {
            script(exec.getFirst(), exec.getFirst().text(), true);
        }
    }

    /** A command that begins with {@code ./} is a file of the estate. */
    private void script(Node.Scalar at, String word, boolean runs) {
        boolean ours = word.startsWith("./") && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "./_-".indexOf(c) >= 0);
        if (!ours) {
            return;
        }
        Bundle.Content file = bundle.files().get(word.substring(2));
        if (file == null) {
            report.warning(at.at(), PlanProblems.missingFile(word.substring(2)));
        } else if (runs && !file.executable()) {
            report.warning(at.at(), PlanProblems.notExecutable(word.substring(2)));
        }
    }

    private void foreach(Fields task) {
        Set<String> seen = new TreeSet<>();
        for (Node.Scalar item : task.scalars("foreach")) {
            if (item.text().length() > 64) {
                report.error(item.at(), PlanProblems.itemTooLong(item.text()));
            } else if (!seen.add(item.text())) {
                report.error(item.at(), PlanProblems.duplicateItem(item.text()));
            }
        }
        task.scalar("foreach").ifPresent(spoken -> TaskBuilder.hostsOf(spoken.text().strip()).ifPresent(logical -> {
            if (documents.complete() && !inventory.isHost(logical)) {
                report.error(spoken.at(), NameProblems.unknown("host", logical, inventory.hostNames()));
            }
        }));
    }

    private void sense(Node.Entry entry, Fields task, TaskDefinition definition) {
        boolean tooLong = definition.expect().isPresent() && definition.timeout().isPresent()
                && definition.expect().get().compareTo(definition.timeout().get()) > 0;
        if (tooLong) {
            report.warning(task.mapping().entries().get("expect").at(), PlanProblems.expectBeyondTimeout());
        }
        boolean unsafe = definition.ifUnknown() == TaskDefinition.IfUnknown.ELSEWHERE
                && definition.restart().allowed() != RestartRule.Allowed.ALWAYS;
        if (unsafe) {
            report.error(task.mapping().entries().get("if_unknown").at(), PlanProblems.elsewhereNeedsAlways());
        }
        boolean ownHandler = definition.ifFails() instanceof regie.estate.plan.IfFails.RunTask run && run.task().equals(entry.key());
        if (ownHandler) {
            report.error(task.mapping().entries().get("if_fails").at(), PlanProblems.handlerSelf());
        }
    }
}
