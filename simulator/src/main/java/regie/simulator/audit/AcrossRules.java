package regie.simulator.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.EngineEvent;
import regie.engine.RunState;
import regie.engine.state.StateRow;
import regie.estate.between.Freeze;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.kernel.RunId;
import regie.simulator.audit.TaskModel.Phase;

/** What must hold between runs, read off declarations and events: needs across plans and dates, declared events, freezes. */
final class AcrossRules {

    private final World world;

    AcrossRules(World world) {
        this.world = world;
    }

    void met(RunModel run, TaskModel task, EngineEvent.NeedMet event) {
        task.met.add(event.need());
        Optional<Need.OnPlan> need = find(task, event.need());
        if (need.isEmpty()) {
            world.violated("only declared needs come true", event.toString());
            return;
        }
        world.expect(event.run().equals(meant(run, need.get())), "a need means the latest run of its date",
                event, " but ", meant(run, need.get()), " is the latest");
        RunModel other = world.remembered(event.run());
        world.expect(other != null && is(other, need.get()), "a need of another plan comes true only when it has", event);
    }

    void absent(RunModel run, TaskModel task, EngineEvent.NeedAbsent event) {
        task.passed.add(event.need());
        Optional<Need.OnPlan> need = find(task, event.need());
        if (need.isEmpty()) {
            world.violated("only declared needs are let pass", event.toString());
            return;
        }
        RunId meant = meant(run, need.get());
        LocalDate planned = world.plannedTo;
        if (meant == null) {
            boolean judged = planned != null && !date(run, need.get()).isAfter(planned);
            world.expect(judged && need.get().ifAbsent() == Need.IfAbsent.PASS, "absence passes only once the day is planned", event);
        } else {
            RunModel other = world.remembered(meant);
            TaskModel needed = other == null ? null : other.tasks.get(need.get().task());
            boolean passes = need.get().ifAbsent() == Need.IfAbsent.PASS || need.get().ifAbsent() == Need.IfAbsent.UNSAID;
            world.expect((needed == null || needed.phase == Phase.ABSENT) && passes, "what is there is not absent", event);
        }
    }

    private static Optional<Need.OnPlan> find(TaskModel task, String key) {
        List<Need.OnPlan> all = new ArrayList<>();
        collect(task.definition.needs(), all);
        return all.stream().filter(need -> need.key().equals(key)).findFirst();
    }

    private static void collect(Need need, List<Need.OnPlan> into) {
        switch (need) {
            case Need.OnPlan on -> into.add(on);
            case Need.OnTask on -> { }
            case Need.All all -> all.members().forEach(member -> collect(member, into));
            case Need.Any any -> any.members().forEach(member -> collect(member, into));
        }
    }

    /** Generated plans have no schedule: every day is a date of theirs. */
    private static LocalDate date(RunModel run, Need.OnPlan need) {
        return run.date.plusDays(need.date().offset());
    }

    private @Nullable RunId meant(RunModel run, Need.OnPlan need) {
        return need.date().kind() == DateRef.Kind.ANY ? world.newest.get(need.plan())
                : world.latest.get(need.plan() + "@" + date(run, need));
    }

    private static boolean is(RunModel other, Need.OnPlan need) {
        if (need.task().isEmpty()) {
            return switch (need.when()) {
                case SUCCEEDED -> other.outcome == RunState.SUCCEEDED;
                case FAILED -> other.outcome == RunState.FAILED;
                case ENDED -> other.outcome != null;
                case SKIPPED -> false;
            };
        }
        TaskModel task = other.tasks.get(need.task());
        return task != null && switch (need.when()) {
            case SUCCEEDED -> task.phase == Phase.SUCCEEDED || task.phase == Phase.SKIPPED && !need.strict()
                    || task.phase == Phase.FAILED && task.definition.ifFails() instanceof IfFails.Continue;
            case FAILED -> task.phase == Phase.FAILED;
            case SKIPPED -> task.phase == Phase.SKIPPED;
            case ENDED -> task.phase.ended() && task.phase != Phase.ABSENT;
        };
    }

    /** Before a task starts, or passes: every event that it waits for is there, and no freeze covers its run. */
    void starts(RunModel run, TaskModel task, EngineEvent event) {
        for (EventWait wait : task.definition.waits()) {
            boolean without = task.waived.contains(wait.name()) || task.waived.contains("all");
            world.expect(without || raised(run, wait), "nothing starts before its events", event, " waits for ", wait);
        }
        if (!run.started && run.parent.isEmpty()) {
            for (Freeze freeze : java.util.Objects.requireNonNull(world.facts).between().freezes()) {
                boolean covers = freeze.covers(event.at()) && freeze.matches(run.plan.name(), run.plan.application(), run.plan.kind());
                boolean without = run.tasks.values().stream().anyMatch(any -> any.waived.contains("freeze:" + freeze.name()));
                world.expect(!covers || without, "no run starts in a freeze", event, " in ", freeze.name());
            }
        }
    }

    private boolean raised(RunModel run, EventWait wait) {
        Optional<Instant> since = switch (wait.date().kind()) {
            case NONE -> Optional.ofNullable(world.events.get(StateRow.Event.id(wait.event(), Optional.empty())));
            case DATED -> Optional.ofNullable(world.events.get(
                    StateRow.Event.id(wait.event(), Optional.of(run.date.plusDays(wait.date().offset())))));
            case ANY -> world.events.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(wait.event() + "@") && !entry.getKey().endsWith("@none"))
                    .map(java.util.Map.Entry::getValue).max(Instant::compareTo);
        };
        return since.filter(at -> wait.within().isEmpty() || !at.isBefore(run.orderedAt.minus(wait.within().get()))).isPresent();
    }
}
