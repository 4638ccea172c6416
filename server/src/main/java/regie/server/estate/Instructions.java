package regie.server.estate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.estate.Instruction;
import regie.kernel.ApplicationName;
import regie.kernel.Expression;
import regie.kernel.HostName;
import regie.kernel.Value;
import regie.server.api.InstructionView;

/** Which instruction stands for a task that failed, and what it proposes now: the most precise of task, plan, application and host. */
public final class Instructions {

    private Instructions() {}

    /**
     * @param host the one machine that the task runs, ran or would run on, where there is one
     * @param temporary tonight's instructions for this task, which stand above the declared one
     */
    public static Optional<InstructionView> of(EstateModel model, Task task, Optional<HostName> host, List<String> temporary) {
        Optional<Instruction> declared = name(model, task, host).flatMap(name -> Optional.ofNullable(model.instructions().get(name)));
        Optional<String> tonight = temporary.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", temporary));
        if (declared.isEmpty()) {
            return tonight.map(text -> new InstructionView("", Optional.empty(), List.of(), "", tonight));
        }
        Instruction instruction = declared.get();
        return Optional.of(new InstructionView(
                instruction.name(), proposal(instruction, task), instruction.never(), instruction.markdown(), tonight));
    }

    private static Optional<String> name(EstateModel model, Task task, Optional<HostName> host) {
        ApplicationName application = task.run().definition().application();
        return task.definition().instruction()
                .or(() -> task.run().definition().instruction())
                .or(() -> Optional.ofNullable(model.applications().get(application)).flatMap(EstateModel.Application::instruction))
                .or(() -> host.map(machine -> model.hosts().get(machine)).flatMap(EstateModel.Host::instruction));
    }

    private static Optional<InstructionView.Proposal> proposal(Instruction instruction, Task task) {
        for (Instruction.Case one : instruction.cases()) {
            boolean exhausted = one.gesture().equals("rerun") && one.max().isPresent() && task.side().restarts() >= one.max().get();
            if (!exhausted && holds(one, task)) {
                return Optional.of(new InstructionView.Proposal(one.gesture(), one.who()));
            }
        }
        return Optional.empty();
    }

    /** A case whose expression cannot be evaluated proposes nothing: the person reads the text. */
    private static boolean holds(Instruction.Case one, Task task) {
        return one.when().map(when -> when.evaluate(name -> lookup(name, task)) instanceof Expression.Outcome.Is is
                && is.value() instanceof Value.Flag flag && flag.flag()).orElse(true);
    }

    private static Value lookup(String name, Task task) {
        Optional<LastAttempt> last = task.last();
        return switch (name) {
            case "exit_code" -> last.filter(ended -> ended.result().exitCode().isPresent())
                    .map(ended -> Value.of(ended.result().exitCode().getAsInt())).orElse(Value.NOTHING);
            case "outputs" -> new Value.Fields(last.map(ended -> ended.result().outputs()).orElse(Map.of()));
            case "task" -> Value.of(task.name());
            case "run" -> Value.of(task.run().id().value());
            case "date" -> new Value.Day(task.run().date());
            case "plan" -> Value.of(task.run().definition().name().value());
            case "attempts" -> Value.of(task.attempts());
            default -> Value.NOTHING;
        };
    }
}
