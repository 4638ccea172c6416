package regie.engine.gesture;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateCatalog;
import regie.engine.EstateFacts;
import regie.engine.Gesture;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.engine.dispatch.Restarts;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Bounding;
import regie.engine.turn.Orders;
import regie.engine.turn.ProductionTime;
import regie.engine.turn.Turn;
import regie.engine.turn.Tying;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;

/** Changes to the run's own copy: variables, definitions, a task more. The plan itself is never touched. */
final class Edits {

    private static final int NAME_MAX = 64;

    private Edits() {}

    static Deed set(GestureOnTask on, Gesture.SetVariable set) {
        TaskState state = on.task().state();
        if (state.live() || on.task().expanded()) {
            return on.refuse(new EngineProblem.TaskHasStarted(on.id(), state, on.gesture()));
        }
        if (state == TaskState.SUCCEEDED) {
            return on.hasEnded();
        }
        return badName(set).map(on::refuse).orElseGet(() -> Deed.does(() -> on.emit(new EngineEvent.VariableSet(
                on.now(), on.run().id(), Optional.of(on.task().name()), set.name(), set.value(), on.by()))));
    }

    static Deed set(GestureOnRun on, Gesture.SetVariable set) {
        if (on.run().state() == RunState.SUCCEEDED) {
            return on.ifEnded().orElseThrow();
        }
        return badName(set).map(Deed::refused).orElseGet(() -> Deed.does(() -> on.emit(new EngineEvent.VariableSet(
                on.now(), on.run().id(), Optional.empty(), set.name(), set.value(), on.by()))));
    }

    private static Optional<EngineProblem> badName(Gesture.SetVariable set) {
        String name = set.name();
        boolean good = !name.isEmpty() && name.length() <= NAME_MAX && name.charAt(0) >= 'a' && name.charAt(0) <= 'z'
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
        return good ? Optional.empty() : Optional.of(new EngineProblem.BadVariableName(name));
    }

    static Deed edit(GestureOnRun on, PlanDefinition edited) {
        Run run = on.run();
        if (run.ended() && run.state() != RunState.FAILED) {
            return on.ifEnded().orElseThrow();
        }
        Optional<Deed> cancelling = on.ifBeingCancelled();
        if (cancelling.isPresent()) {
            return cancelling.get();
        }
        if (!edited.name().equals(run.definition().name())) {
            return Deed.refused(new EngineProblem.NotTheSamePlan(run.definition().name(), edited.name()));
        }
        for (Task task : run.tasks()) {
            if (touches(task, edited)) {
                return Deed.refused(new EngineProblem.EditsWhatStarted(task.id()));
            }
        }
        List<String> changed = changed(run.definition(), edited);
        return changed.isEmpty() ? Deed.ALREADY_SO : Deed.does(() -> say(on, edited, changed));
    }

    static Deed insert(GestureOnRun on, Gesture.Insert insert) {
        Set<String> names = new LinkedHashSet<>(insert.edited().tasks().keySet());
        boolean added = names.remove(insert.task()) && names.equals(on.run().definition().tasks().keySet());
        return added ? edit(on, insert.edited()) : Deed.refused(new EngineProblem.NotAnInsertion(insert.task()));
    }

    /** What lives or has succeeded stays as it is; what was tried stays in the run. */
    private static boolean touches(Task task, PlanDefinition edited) {
        TaskDefinition now = edited.tasks().get(task.definition().name());
        boolean fixed = task.state().live() || task.expanded() || task.state() == TaskState.SUCCEEDED;
        if (now == null) {
            return fixed || task.attempts() > 0 || !task.items().isEmpty();
        }
        return fixed && !Sameness.same(task.definition(), now);
    }

    private static List<String> changed(PlanDefinition before, PlanDefinition after) {
        Set<String> names = new LinkedHashSet<>(before.tasks().keySet());
        names.addAll(after.tasks().keySet());
        return names.stream().filter(name -> {
            TaskDefinition was = before.tasks().get(name);
            TaskDefinition is = after.tasks().get(name);
            return was == null || is == null || !Sameness.same(was, is);
        }).toList();
    }

    private static void say(GestureOnRun on, PlanDefinition edited, List<String> changed) {
        Turn turn = on.turn();
        boolean adds = changed.stream().anyMatch(name -> !on.run().definition().tasks().containsKey(name));
        if (adds && on.run().ended()) {
            Restarts.reopen(turn, on.run(), on.by());
        }
        EstateFacts facts = turn.state().facts().orElseThrow();
        String pin = EstateCatalog.pinOf(edited);
        Orders.pin(turn, pin, edited);
        Map<String, Instant> deadlines = new TreeMap<>(ProductionTime.deadlines(facts, on.run().date(), edited));
        on.run().deadlines().forEach((name, at) -> deadlines.computeIfPresent(name, (same, declared) -> at.isAfter(declared)
                ? at : declared));
        on.emit(new EngineEvent.RunEdited(on.now(), on.run().id(), pin, ProductionTime.windows(facts, on.run().date(), edited,
                on.run().start().orElse(on.run().orderedAt())),
                deadlines, Tying.of(facts, turn.catalog().steps(on.run().version()), on.run().date(), edited), changed,
                Bounding.of(turn, facts, on.run().date(), edited), on.by()));
    }
}
