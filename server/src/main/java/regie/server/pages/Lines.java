package regie.server.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;
import regie.server.api.LateView;
import regie.server.api.NeedView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.pages.model.NeedCard;
import regie.server.pages.model.RunLine;
import regie.server.pages.model.TaskLine;
import regie.server.pages.model.Words;

/** Runs, tasks and needs as lines of a page. */
final class Lines {

    private static final List<String> ENDED = List.of("succeeded", "failed", "skipped", "cancelled", "absent");

    private static final int LATE_MAX = 2;

    private final Words words;
    private final Times times;

    Lines(Words words, Times times) {
        this.words = words;
        this.times = times;
    }

    NeedCard need(NeedView need) {
        TaskView task = need.task();
        boolean ofRun = task.waits().filter(wait -> wait.kind().equals("RunHeld")).isPresent();
        boolean deadline = need.actBefore().isPresent();
        String when = deadline ? times.at(need.actBefore().get()) : times.at(need.since());
        boolean past = deadline && need.actBefore().get().isBefore(times.now());
        String note = past ? words.of("needs.past", times.since(need.actBefore().get())) : deadline
                ? words.of("needs.before", times.lasted(java.time.Duration.between(times.now(), need.actBefore().get())))
                : words.of("needs.ago", times.since(need.since()));
        String meta = words.of("needs.since", times.at(need.since())) + " · "
                + task.takenBy().map(who -> words.of("needs.taken", who)).orElse(words.of("needs.nobody"))
                + task.host().map(host -> " · " + host).orElse("")
                + (task.attempts() > 1 ? " · " + words.of("needs.attempts", task.attempts()) : "");
        return new NeedCard(
                Links.key("need-", task.id()), when, note, Chips.task(words, task),
                ofRun ? "" : task.code().orElse(""), ofRun ? words.of(need.runTitle()) : task.name(),
                ofRun ? need.application() : words.of(need.runTitle()) + ", " + need.application(),
                ofRun ? Links.run(task.run()) : Links.task(task.run(), task.name()), why(need), meta,
                new Offers(words).urgent(task, need.instruction()));
    }

    /** Since when stands below it: the sentence need not say it again. */
    private String why(NeedView need) {
        TaskView task = need.task();
        return task.cause().isPresent() ? words.of(need.why())
                : words.of(task.waits().map(WaitView::what).orElse(need.why()));
    }

    RunLine run(RunView run) {
        int done = ENDED.stream().mapToInt(state -> run.taskStates().getOrDefault(state, 0)).sum();
        return new RunLine(
                Links.key("run-", run.id()), Links.run(run.id()), Chips.run(words, run.state()), run.code().orElse(""),
                words.of(run.title()), run.id(), run.application(), times.date(run.date()), done, run.tasks(),
                Chips.totals(run.taskStates()), times.at(run.startedAt().or(run::plannedStart)), times.at(run.endedAt()), noteOf(run));
    }

    private String noteOf(RunView run) {
        List<String> notes = new ArrayList<>();
        if (run.held()) {
            notes.add(words.of("runs.held"));
        }
        run.late().stream().limit(LATE_MAX).forEach(late -> notes.add(late.target().equals(run.id()) ? late(late)
                : late.target().substring(late.target().indexOf('/') + 1) + " · " + late(late)));
        return String.join(" · ", notes);
    }

    TaskLine task(TaskView task, Optional<String> selected) {
        return new TaskLine(
                Links.key("task-", task.name()), Links.task(task.run(), task.name()), Chips.task(words, task),
                task.code().orElse(""), task.name(), title(task), marks(task), task.host().orElse(""), times.at(task.startedAt()),
                took(task), note(task), selected.filter(task.name()::equals).isPresent());
    }

    String title(TaskView task) {
        String title = words.of(task.title());
        return title.equals(task.name()) ? "" : title;
    }

    String marks(TaskView task) {
        return String.join(" · ", task.marks().stream().map(mark -> words.of("mark." + mark)).toList());
    }

    /** "deadline missed (05:30)". */
    String late(LateView late) {
        return words.of(late.called()) + " (" + times.at(late.bound()) + ")";
    }

    private String took(TaskView task) {
        Optional<Instant> started = task.startedAt();
        if (started.isEmpty() || task.state().equals("waiting") || task.state().equals("ready")) {
            return "";
        }
        Instant end = task.endedAt().orElse(times.now());
        return times.lasted(java.time.Duration.between(started.get(), end));
    }

    private String note(TaskView task) {
        String cause = task.cause().map(words::of).orElse("");
        String wait = task.waits().map(reason -> words.of(reason.what())).orElse("");
        return cause.isEmpty() ? wait : wait.isEmpty() ? cause : cause + " · " + wait;
    }

    String words(Optional<Text> text) {
        return text.map(words::of).orElse("");
    }
}
