package regie.server.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.dispatch.Hosts;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.Host;
import regie.engine.state.LastAttempt;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.kernel.HostName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;
import regie.server.api.InstructionView;
import regie.server.api.NeedView;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.estate.EstateShelf;
import regie.server.estate.Instructions;

/** What of a task needs a person, with the instruction that stands for it. Runs on the loop's thread. */
final class NeedRendering {

    private final EstateShelf estates;

    NeedRendering(EstateShelf estates) {
        this.estates = estates;
    }

    /** Tasks that may need somebody, told without asking each one why it waits. */
    static List<TaskId> candidates(EngineState state, List<RunId> runs) {
        List<TaskId> found = new ArrayList<>();
        for (RunId id : runs) {
            state.run(id).ifPresent(run -> candidates(run, found));
        }
        return found;
    }

    private static void candidates(Run run, List<TaskId> found) {
        for (Task task : run.everything()) {
            boolean byHand = task.attempt().filter(attempt -> attempt.intent().waitsForPerson()).isPresent();
            boolean stopped = task.state() == TaskState.FAILED || task.state() == TaskState.UNKNOWN || task.state() == TaskState.STOPPING;
            if (byHand || stopped || task.pending() && (run.isHeld() || task.has(Flag.HELD) || task.has(Flag.MET))) {
                found.add(task.id());
            }
        }
    }

    Optional<NeedView> of(EngineState state, Task task, TaskView view) {
        if (!view.needsPerson()) {
            return Optional.empty();
        }
        Run run = task.run();
        Text why = view.cause().or(() -> view.waits().map(WaitView::sentence)).orElse(task.state().word());
        Instant since = view.waits().flatMap(WaitView::since).orElse(task.changedAt());
        Optional<Instant> before = Optional.ofNullable(run.deadlines().get(task.name())).or(() -> Optional.ofNullable(run.deadlines()
                .get("")));
        return Optional.of(new NeedView(view, run.definition().title(), run.definition().name().value(),
                run.definition().application().value(), since, why, before, instruction(state, task)));
    }

    Optional<InstructionView> instruction(EngineState state, Task task) {
        List<String> tonight = state.instructions().stream().filter(row -> concerns(row, task)).map(StateRow.Instruction::text).toList();
        boolean failed = task.state() == TaskState.FAILED;
        Optional<InstructionView> found = estates.model(task.run().version()).or(() -> Optional.of(estates.inForce()))
                .flatMap(model -> Instructions.of(model, task, host(state, task), tonight));
        // What an instruction proposes is for a failure; its text may be read at any time.
        return failed ? found : found.map(view -> new InstructionView(view.name(), Optional.empty(), view.never(), view.markdown(),
                view.temporary()));
    }

    /** Where it runs, else where it ran, else the only machine that it may run on. */
    private static Optional<HostName> host(EngineState state, Task task) {
        if (task.attempt().isPresent() || task.state().ended()) {
            return task.attempt().flatMap(Attempt::host).or(() -> task.last().flatMap(LastAttempt::host));
        }
        List<Host> choice = task.definition().action() instanceof Action.External ? Hosts.of(state, task) : List.of();
        return choice.size() == 1 ? Optional.of(choice.getFirst().name()) : Optional.empty();
    }

    private static boolean concerns(StateRow.Instruction row, Task task) {
        return switch (row.target()) {
            case Target.OnRun on -> on.run().equals(task.run().id());
            case Target.OnTask on -> on.task().equals(task.id());
        };
    }
}
