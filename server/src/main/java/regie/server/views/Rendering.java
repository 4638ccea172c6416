package regie.server.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.engine.AttemptResult;
import regie.engine.Cause;
import regie.engine.TaskState;
import regie.engine.WaitReason;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.LastAttempt;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.server.api.QuestionView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.api.WhyView;

/** Runs and tasks of the engine as the API shows them. Runs where the state may be read: on the loop's thread. */
final class Rendering {

    /** Beyond this many tasks a run's states are taken from its counters, which know fewer words. */
    private static final int SCANNED_MAX = 2_000;

    private final Whys whys;

    Rendering(Whys whys) {
        this.whys = whys;
    }

    /** Where the reasons come from, and the zone in which they say times. */
    interface Whys {
        List<WaitReason> of(EngineState state, Task task);

        java.time.ZoneId zone();
    }

    RunView run(Run run) {
        PlanDefinition plan = run.definition();
        return new RunView(
                run.id().value(), plan.name().value(), plan.code(), lower(plan.kind()), plan.application().value(), plan.title(),
                run.date(), lower(run.state()), run.isHeld(), run.tasks().size(), states(run), Optional.of(run.orderedAt()),
                run.startedAt(), run.endedAt(), Optional.of(run.orderedBy().actor().value()), run.version().value(),
                Optional.ofNullable(run.deadlines().get("")), run.order());
    }

    private static Map<String, Integer> states(Run run) {
        Map<String, Integer> states = new LinkedHashMap<>();
        if (run.tasks().size() <= SCANNED_MAX) {
            run.tasks().forEach(task -> states.merge(lower(task.state()), 1, Integer::sum));
            return states;
        }
        put(states, "waiting", run.counts().stuck() + Math.max(0, run.counts().open() - run.counts().live()));
        put(states, "running", run.counts().live());
        put(states, "succeeded", run.counts().succeeded());
        put(states, "failed", run.counts().failed());
        put(states, "skipped", run.counts().skipped());
        put(states, "cancelled", run.counts().cancelled());
        return states;
    }

    private static void put(Map<String, Integer> states, String state, int count) {
        if (count > 0) {
            states.put(state, count);
        }
    }

    TaskView task(EngineState state, Task task) {
        List<WaitReason> reasons = task.state().ended() ? List.of() : whys.of(state, task);
        Optional<LastAttempt> last = task.attempt().isPresent() ? Optional.empty() : task.last();
        return new TaskView(
                task.id().toString(), task.run().id().value(), task.name(), task.definition().code(), task.definition().title(),
                action(task.definition().action()), lower(task.state()), marks(task), host(task), task.attempts(), started(task),
                task.state().ended() ? Optional.of(task.changedAt()) : Optional.empty(),
                last.flatMap(ended -> code(ended.result())), cause(task), reasons.stream().findFirst().map(this::wait),
                needs(task.definition().needs()), task.side().takenBy().map(by -> by.actor().value()), task.definition().instruction(),
                needsPerson(task, reasons));
    }

    WhyView why(EngineState state, Task task) {
        List<WaitReason> reasons = whys.of(state, task);
        Text summary = reasons.isEmpty()
                ? task.state().ended()
                        ? new Text("Rien ne le retient : " + task.state().word().fr() + ".", "Nothing holds it: " + task.state()
                                .word().en() + ".")
                        : new Text("Rien ne le retient.", "Nothing holds it.")
                : reasons.getFirst().sentence(whys.zone());
        return new WhyView(task.id().toString(), lower(task.state()), summary, reasons.stream().map(this::wait).toList());
    }

    private WaitView wait(WaitReason reason) {
        return new WaitView(reason.getClass().getSimpleName(), reason.sentence(whys.zone()), Optional.of(reason.since()),
                reason.holder(), reason.lifts(), Optional.of(reason.lifter()), Optional.of("regie " + reason.command()));
    }

    /** A failure stays a person's business until its run has ended otherwise, or its plan lets it pass. */
    private static boolean needsPerson(Task task, List<WaitReason> reasons) {
        if (task.state() == TaskState.FAILED) {
            boolean passes = task.definition().ifFails() instanceof regie.estate.plan.IfFails.Continue;
            boolean saidBelow = task.side().failure().filter(cause -> cause instanceof Cause.SubRunFailed).isPresent();
            return !passes && !saidBelow && !task.run().cancelling() && !task.isItem();
        }
        return reasons.stream().anyMatch(reason -> reason.needsPerson() && isItsOwn(reason, task));
    }

    /** What holds many tasks at once is listed once: a held run by its first task, a brake not at all, since it stands on every page. */
    private static boolean isItsOwn(WaitReason reason, Task task) {
        return switch (reason) {
            case WaitReason.RunHeld held -> task.run().tasks().getFirst().equals(task);
            case WaitReason.NeedUnmet need -> false;
            case WaitReason.Paused paused -> false;
            case WaitReason.OfGates other -> true;
            case WaitReason.OfBetween other -> true;
            case WaitReason.OfScarcity other -> true;
            case WaitReason.OfLive other -> true;
        };
    }

    private static List<String> marks(Task task) {
        List<String> marks = new ArrayList<>();
        mark(marks, task.has(Flag.ICED), "on-ice");
        mark(marks, task.has(Flag.NO_EXEC), "no-exec");
        mark(marks, task.has(Flag.FORCED), "forced");
        mark(marks, task.has(Flag.WARNED), "warning");
        mark(marks, !task.side().waived().isEmpty(), "waived");
        mark(marks, task.side().delayedBy().isPresent(), "delayed");
        mark(marks, task.side().movedTo().isPresent(), "moved");
        return marks;
    }

    private static void mark(List<String> marks, boolean is, String mark) {
        if (is) {
            marks.add(mark);
        }
    }

    private static Optional<String> host(Task task) {
        Optional<HostName> live = task.attempt().flatMap(Attempt::host);
        return live.or(() -> task.last().flatMap(LastAttempt::host)).or(() -> task.side().movedTo()).map(HostName::value);
    }

    private static Optional<Instant> started(Task task) {
        if (task.attempt().isPresent()) {
            return task.attempt().flatMap(Attempt::startedAt).or(() -> task.attempt().map(Attempt::intendedAt));
        }
        return task.last().flatMap(last -> last.result().startedAt());
    }

    private static Optional<Integer> code(AttemptResult result) {
        return result.exitCode().isPresent() ? Optional.of(result.exitCode().getAsInt()) : Optional.empty();
    }

    private static Optional<Text> cause(Task task) {
        return task.state() == TaskState.FAILED ? task.side().failure().map(cause -> cause.sentence()) : Optional.empty();
    }

    static String action(Action action) {
        return switch (action) {
            case Action.Nothing nothing -> "nothing";
            case Action.SubPlan plan -> "plan";
            case Action.Approve approve -> "approve";
            case Action.Manual manual -> "manual";
            case Action.External external -> external.kind();
        };
    }

    static List<QuestionView> questions(Task task) {
        if (!(task.definition().action() instanceof Action.Manual manual)) {
            return List.of();
        }
        List<QuestionView> questions = new ArrayList<>();
        manual.asks().forEach((name, question) -> questions.add(new QuestionView(
                name, lower(question.type()), question.label(), question.required(), question.choices())));
        return questions;
    }

    private static List<String> needs(Need need) {
        List<String> names = new ArrayList<>();
        collect(need, names);
        return names;
    }

    private static void collect(Need need, List<String> names) {
        switch (need) {
            case Need.All all -> all.members().forEach(member -> collect(member, names));
            case Need.Any any -> any.members().forEach(member -> collect(member, names));
            case Need.OnTask on -> names.add(on.task());
            case Need.OnPlan on -> names.add(on.name());
        }
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
