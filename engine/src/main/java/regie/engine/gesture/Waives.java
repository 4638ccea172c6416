package regie.engine.gesture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.dispatch.Freezes;
import regie.engine.state.Needs;
import regie.engine.state.Task;
import regie.estate.plan.Need;

/** Lifting a need. */
final class Waives {

    private Waives() {}

    /** {@code self} is the plan itself. */
    private static String spelled(Task task, String need) {
        boolean self = need.equals("self") || need.startsWith("self@") || need.startsWith("self/");
        return self ? task.run().definition().name() + need.substring("self".length()) : need;
    }

    static Deed waive(GestureOnTask on, String asked) {
        String need = spelled(on.task(), asked);
        Optional<Deed> refusal = on.ifBeingCancelled().or(on::unlessNotStarted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean freeze = Freezes.of(on.turn().state(), on.task(), on.now()).map(Freezes::name).filter(need::equals).isPresent();
        if (!freeze && !named(on.task()).contains(need)) {
            return on.refuse(new EngineProblem.NoSuchNeed(on.id(), need));
        }
        List<String> waived = on.task().side().waived();
        if (waived.contains(need) || waived.contains(Needs.ALL)) {
            return Deed.ALREADY_SO;
        }
        return Deed.does(() -> {
            on.reopen();
            on.emit(new EngineEvent.NeedWaived(on.now(), on.id(), need, on.by()));
        });
    }

    private static Set<String> named(Task task) {
        Set<String> names = new LinkedHashSet<>();
        collect(task.definition().needs(), names);
        task.definition().waits().forEach(wait -> names.add(wait.name()));
        if (!names.isEmpty()) {
            names.add(Needs.ALL);
        }
        task.side().beforeStep().ifPresent(names::add);
        task.side().beforeRun().ifPresent(run -> names.add(run.value()));
        return names;
    }

    private static void collect(Need need, Set<String> into) {
        switch (need) {
            case Need.OnTask on -> into.add(on.task());
            case Need.OnPlan on -> into.add(on.name());
            case Need.All all -> all.members().forEach(member -> collect(member, into));
            case Need.Any any -> any.members().forEach(member -> collect(member, into));
        }
    }
}
