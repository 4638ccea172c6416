package regie.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.server.api.AttemptView;
import regie.server.api.CycleView;
import regie.server.api.InstructionView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.TaskDetail;
import regie.server.api.TaskView;
import regie.server.api.WhyView;
import regie.server.gateway.GestureForm;
import regie.server.pages.model.RunPage;
import regie.server.pages.model.TaskPanel;
import regie.server.pages.model.Words;

/** The page of a run, with the task that is looked at. */
final class RunPages {

    private final Words words;
    private final Times times;
    private final Lines lines;
    private final Offers offers;

    RunPages(Words words, Times times) {
        this.words = words;
        this.times = times;
        this.lines = new Lines(words, times);
        this.offers = new Offers(words);
    }

    RunPage page(RunDetail detail, Optional<TaskDetail> task, int attempt) {
        RunView run = detail.run();
        Optional<String> selected = task.map(looked -> looked.task().name());
        String more = detail.tasks().size() < run.tasks() ? words.of("tasks.more", detail.tasks().size(), run.tasks()) : "";
        return new RunPage(
                run.id(), words.of(run.title()), run.plan(), run.code().orElse(""), times.date(run.date()), Chips.run(words, run.state()),
                facts(run), offers.run(run), Chips.totals(run.taskStates()),
                detail.tasks().stream().map(one -> lines.task(one, selected)).toList(), task.map(looked -> panel(looked, attempt)),
                detail.variables().entrySet().stream().map(one -> new TaskPanel.Fact(one.getKey(), one.getValue())).toList(), more);
    }

    private String facts(RunView run) {
        List<String> facts = new ArrayList<>();
        facts.add(run.id());
        facts.add(run.application());
        run.orderedAt().ifPresent(at -> facts.add(words.of("run.ordered", times.at(at), run.orderedBy().orElse("?"))));
        run.endedAt().ifPresent(at -> facts.add(words.of("run.over", times.at(at))));
        if (run.held()) {
            facts.add(words.of("runs.held"));
        }
        run.cycle().ifPresent(cycle -> facts.add(cycle(cycle)));
        run.late().stream().filter(late -> late.target().equals(run.id())).forEach(late -> facts.add(lines.late(late)));
        facts.add(words.of("run.version", run.estateVersion().substring(0, Math.min(8, run.estateVersion().length()))));
        return String.join(" · ", facts);
    }

    private String cycle(CycleView cycle) {
        String counts = words.of("cycle.counts", cycle.occurrence(), cycle.succeeded(), cycle.failed(), cycle.skipped());
        return cycle.stopping() ? counts + ", " + words.of("cycle.stopping")
                : cycle.next().map(at -> counts + ", " + words.of("cycle.next", times.at(at))).orElse(counts);
    }

    private TaskPanel panel(TaskDetail detail, int wanted) {
        TaskView task = detail.task();
        List<AttemptView> attempts = detail.attempts();
        Optional<AttemptView> shown = attempts.stream().filter(one -> one.number() == wanted).findFirst()
                .or(() -> attempts.stream().findFirst());
        return new TaskPanel(
                task.name(), lines.title(task), Chips.task(words, task), lines.marks(task),
                offers.all(task, detail.instruction()), why(detail.why()),
                detail.instruction().map(this::instruction),
                attempts.stream().map(one -> attempt(task, one, shown.filter(one::equals).isPresent())).toList(),
                shown.filter(one -> !one.host().isEmpty()).map(one -> output(task, one)), facts(task),
                detail.notes().stream().map(note -> new TaskPanel.NoteLine(times.at(note.at()), note.by(), note.text())).toList());
    }

    private List<TaskPanel.WhyLine> why(WhyView why) {
        return why.reasons().stream().map(reason -> new TaskPanel.WhyLine(
                reason.kind(), words.of(reason.what()), times.at(reason.since()), times.at(reason.until()),
                reason.liftedBy().map(words::of).orElse(""),
                reason.command().orElse(""))).toList();
    }

    private TaskPanel.InstructionBox instruction(InstructionView instruction) {
        return new TaskPanel.InstructionBox(instruction.name(), Markdown.html(instruction.markdown()), instruction.temporary().orElse(""),
                String.join(", ", instruction.never().stream()
                        .map(gesture -> GestureForm.of(gesture).isPresent() ? words.of("gesture." + gesture) : gesture).toList()));
    }

    private TaskPanel.AttemptLine attempt(TaskView task, AttemptView attempt, boolean selected) {
        return new TaskPanel.AttemptLine(
                "#" + attempt.number() + attempt.occurrence().map(of -> " :" + of).orElse(""),
                times.toTheSecond(attempt.startedAt().orElse(attempt.intendedAt())),
                attempt.endedAt().map(times::toTheSecond).orElse("…"), attempt.host(), Chips.task(words, attempt.state()),
                lines.words(attempt.cause()), Links.attempt(task.run(), task.name(), attempt.number()), selected);
    }

    private static TaskPanel.OutputBox output(TaskView task, AttemptView attempt) {
        String address = Links.output(task.run(), task.name(), attempt.number());
        return new TaskPanel.OutputBox(attempt.number(), address + "?follow=true&view=page", address, attempt.endedAt().isEmpty());
    }

    private List<TaskPanel.Fact> facts(TaskView task) {
        List<TaskPanel.Fact> facts = new ArrayList<>();
        facts.add(new TaskPanel.Fact(words.of("fact.action"), task.action()));
        task.host().ifPresent(host -> facts.add(new TaskPanel.Fact(words.of("tasks.host"), host)));
        if (!task.needs().isEmpty()) {
            facts.add(new TaskPanel.Fact(words.of("fact.needs"), String.join(", ", task.needs())));
        }
        task.late().forEach(late -> facts.add(new TaskPanel.Fact(words.of("fact.late"), lines.late(late))));
        task.exitCode().ifPresent(code -> facts.add(new TaskPanel.Fact(words.of("fact.exit"), Integer.toString(code))));
        task.takenBy().ifPresent(who -> facts.add(new TaskPanel.Fact(words.of("fact.taken"), who)));
        return facts;
    }
}
