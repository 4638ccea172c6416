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
import regie.estate.plan.PlanDefinition;
import regie.kernel.EstateVersion;
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

/** What of a task needs a person, with the instruction that stands for it. */
final class NeedRendering {

    private final EstateShelf estates;

    NeedRendering(EstateShelf estates) {
        this.estates = estates;
    }

    /** Tasks that may need somebody, told without asking each one why it waits. On the loop's thread, as all that takes a state. */
    static List<TaskId> candidates(EngineState state, List<RunId> runs) {
        List<TaskId> found = new ArrayList<>();
        for (RunId id : runs) {
            state.run(id).ifPresent(run -> candidates(run, found));
        }
        return found;
    }

    private static void candidates(Run run, List<TaskId> found) {
        boolean first = true;
        for (Task task : run.everything()) {
            // A held run is listed by its first task; what else is held there is so by itself.
            boolean heldByRun = run.isHeld() && !first && !task.has(Flag.HELD) && !task.has(Flag.MET) && !task.has(Flag.AWAITS_OTHERS);
            if (!heldByRun && TaskSeen.mayNeedPerson(task)) {
                found.add(task.id());
            }
            first = false;
        }
    }

    /** What is to be known of a task that needs somebody, or of one whose page is opened. */
    record NeedSeen(TaskSeen task, Instructions.Subject subject, EstateVersion version, Optional<Instant> before, Optional<HostName> host,
            List<String> tonight) {}

    static NeedSeen see(EngineState state, Task task, TaskSeen seen) {
        Run run = task.run();
        Optional<Instant> before = Optional.ofNullable(run.deadlines().get(task.name()))
                .or(() -> Optional.ofNullable(run.deadlines().get("")));
        List<String> tonight = state.instructions().stream().filter(row -> concerns(row, task)).map(StateRow.Instruction::text).toList();
        return new NeedSeen(seen, Instructions.Subject.of(task), run.version(), before, host(state, task), tonight);
    }

    NeedView of(NeedSeen need, TaskView view) {
        Text why = view.cause().or(() -> view.waits().map(WaitView::sentence)).orElse(need.task().state().word());
        Instant since = view.waits().flatMap(WaitView::since).orElse(need.task().changedAt());
        PlanDefinition plan = need.subject().plan();
        return new NeedView(view, plan.title(), plan.name().value(), plan.application().value(), since, why, need.before(),
                instruction(need));
    }

    Optional<InstructionView> instruction(NeedSeen need) {
        boolean failed = need.task().state() == TaskState.FAILED;
        Optional<InstructionView> found = estates.model(need.version()).or(() -> Optional.of(estates.inForce()))
                .flatMap(model -> Instructions.of(model, need.subject(), need.host(), need.tonight()));
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
