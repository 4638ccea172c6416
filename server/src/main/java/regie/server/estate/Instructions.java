package regie.server.estate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.estate.Instruction;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.Expression;
import regie.kernel.HostName;
import regie.kernel.RunId;
import regie.kernel.Value;
import regie.server.api.InstructionView;

/** Which instruction stands for a task that failed, and what it proposes now: the most precise of task, plan, application and host. */
public final class Instructions {

    private Instructions() {}

    /** What an instruction is chosen by and its cases are judged on; nothing of it changes. */
    public record Subject(
            RunId run, PlanDefinition plan, LocalDate date, String name, TaskDefinition task, Optional<LastAttempt> last, int attempts,
            int restarts) {

        /** Where the engine's state may be read: on the loop's thread. */
        public static Subject of(Task task) {
            return new Subject(task.run().id(), task.run().definition(), task.run().date(), task.name(), task.definition(), task.last(),
                    task.attempts(), task.side().restarts());
        }
    }

    /**
     * @param host the one machine that the task runs, ran or would run on, where there is one
     * @param temporary tonight's instructions for this task, which stand above the declared one
     */
    public static Optional<InstructionView> of(EstateModel model, Subject task, Optional<HostName> host, List<String> temporary) {
        Optional<Instruction> declared = name(model, task, host).flatMap(name -> Optional.ofNullable(model.instructions().get(name)));
        Optional<String> tonight = temporary.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", temporary));
        if (declared.isEmpty()) {
            return tonight.map(text -> new InstructionView("", Optional.empty(), List.of(), "", tonight));
        }
        Instruction instruction = declared.get();
        return Optional.of(new InstructionView(
                instruction.name(), proposal(instruction, task), instruction.never(), instruction.markdown(), tonight));
    }

    private static Optional<String> name(EstateModel model, Subject task, Optional<HostName> host) {
        ApplicationName application = task.plan().application();
        return task.task().instruction()
                .or(() -> task.plan().instruction())
                .or(() -> Optional.ofNullable(model.applications().get(application)).flatMap(EstateModel.Application::instruction))
                .or(() -> host.map(machine -> model.hosts().get(machine)).flatMap(EstateModel.Host::instruction));
    }

    private static Optional<InstructionView.Proposal> proposal(Instruction instruction, Subject task) {
        for (Instruction.Case one : instruction.cases()) {
            boolean exhausted = one.gesture().equals("rerun") && one.max().isPresent() && task.restarts() >= one.max().get();
            if (!exhausted && holds(one, task)) {
                return Optional.of(new InstructionView.Proposal(one.gesture(), one.who()));
            }
        }
        return Optional.empty();
    }

    /** A case whose expression cannot be evaluated proposes nothing: the person reads the text. */
    private static boolean holds(Instruction.Case one, Subject task) {
        return one.when().map(when -> when.evaluate(name -> lookup(name, task)) instanceof Expression.Outcome.Is is
                && is.value() instanceof Value.Flag flag && flag.flag()).orElse(true);
    }

    private static Value lookup(String name, Subject task) {
        Optional<LastAttempt> last = task.last();
        return switch (name) {
            case "exit_code" -> last.filter(ended -> ended.result().exitCode().isPresent())
                    .map(ended -> Value.of(ended.result().exitCode().getAsInt())).orElse(Value.NOTHING);
            case "outputs" -> new Value.Fields(last.map(ended -> ended.result().outputs()).orElse(Map.of()));
            case "task" -> Value.of(task.name());
            case "run" -> Value.of(task.run().value());
            case "date" -> new Value.Day(task.date());
            case "plan" -> Value.of(task.plan().name().value());
            case "attempts" -> Value.of(task.attempts());
            default -> Value.NOTHING;
        };
    }
}
