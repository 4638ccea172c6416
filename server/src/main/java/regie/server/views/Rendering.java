package regie.server.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.engine.AttemptResult;
import regie.engine.TaskState;
import regie.engine.WaitReason;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.estate.plan.Need;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.server.api.QuestionView;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.api.WhyView;

/** Tasks of the engine as the API shows them: seen on the loop's thread, put into words on any other. */
final class Rendering {

    private final Whys whys;

    Rendering(Whys whys) {
        this.whys = whys;
    }

    /** Where the reasons come from, and the zone in which they say times. */
    interface Whys {
        List<WaitReason> of(EngineState state, Task task);

        java.time.ZoneId zone();
    }

    /** On the loop's thread. */
    TaskSeen see(EngineState state, Task task) {
        return TaskSeen.of(task, task.state().ended() ? List.of() : whys.of(state, task));
    }

    TaskView task(TaskSeen task) {
        boolean ended = task.state().ended();
        Optional<LastAttempt> last = task.attempt().isPresent() ? Optional.empty() : task.last();
        return new TaskView(
                task.id().toString(), task.run().value(), task.name(), task.definition().code(), task.definition().title(),
                action(task.definition().action()), lower(task.state()), List.copyOf(task.marks()), host(task), task.attempts(),
                started(task), ended ? Optional.of(task.changedAt()) : Optional.empty(), last.flatMap(known -> code(known.result())),
                cause(task), task.reasons().stream().findFirst().map(this::wait), needs(task.definition().needs()),
                task.side().takenBy().map(by -> by.actor().value()), task.definition().instruction(), task.needsPerson(),
                HouseRendering.late(task.late()));
    }

    WhyView why(TaskSeen task) {
        List<WaitReason> reasons = task.reasons();
        Text summary = reasons.isEmpty()
                ? task.state().ended()
                        ? new Text("Rien ne le retient : " + task.state().word().fr() + ".", "Nothing holds it: " + task.state()
                                .word().en() + ".")
                        : new Text("Rien ne le retient.", "Nothing holds it.")
                : reasons.getFirst().sentence(whys.zone());
        return new WhyView(task.id().toString(), lower(task.state()), summary, reasons.stream().map(this::wait).toList(),
                HouseRendering.late(task.late()));
    }

    private WaitView wait(WaitReason reason) {
        return new WaitView(reason.getClass().getSimpleName(), reason.sentence(whys.zone()), Optional.of(reason.since()),
                reason.holder(), reason.lifts(), Optional.of(reason.lifter()), Optional.of("regie " + reason.command()),
                reason.what(whys.zone()));
    }

    private static Optional<String> host(TaskSeen task) {
        Optional<HostName> live = task.attempt().flatMap(Attempt::host);
        return live.or(() -> task.last().flatMap(LastAttempt::host)).or(() -> task.side().movedTo()).map(HostName::value);
    }

    private static Optional<Instant> started(TaskSeen task) {
        if (task.attempt().isPresent()) {
            return task.attempt().flatMap(Attempt::startedAt).or(() -> task.attempt().map(Attempt::intendedAt));
        }
        return task.last().flatMap(last -> last.result().startedAt());
    }

    private static Optional<Integer> code(AttemptResult result) {
        return result.exitCode().isPresent() ? Optional.of(result.exitCode().getAsInt()) : Optional.empty();
    }

    private static Optional<Text> cause(TaskSeen task) {
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

    static List<QuestionView> questions(TaskSeen task) {
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
