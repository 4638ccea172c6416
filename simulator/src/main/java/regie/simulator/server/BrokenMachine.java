package regie.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import regie.engine.AttemptReport;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.PlanSteps;
import regie.engine.effect.Effect;
import regie.engine.state.Task;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.AttemptId;
import regie.kernel.Decision;
import regie.kernel.EstateVersion;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;
import regie.simulator.plans.Copies;
import regie.simulator.sabotage.Sabotage;

/** The engine with one thing broken; everything else is the real one's. */
public final class BrokenMachine implements Machine<EngineCommand, EngineEvent, Effect> {

    private final EngineMachine engine;
    private final Sabotage sabotage;
    private int forgotten;

    private BrokenMachine(EngineMachine engine, Sabotage sabotage) {
        this.engine = engine;
        this.sabotage = sabotage;
    }

    public static Machine<EngineCommand, EngineEvent, Effect> of(EngineMachine engine, Sabotage sabotage) {
        return switch (sabotage) {
            case OUT_OF_SIGHT_IS_LOST, RECOVERY_DROPS_TIMERS -> new BrokenMachine(engine, sabotage);
            case NONE, FORGETS_RESOURCES, FORGETS_EVENTS, MISTAKES_DATES, FORGETS_CLAIMS, EFFECTS_BEFORE_COMMIT -> engine;
        };
    }

    /** A catalog whose plans have lost what the engine is to forget, or whose dates are wrong. */
    public static Catalog catalog(Catalog real, Sabotage sabotage) {
        return switch (sabotage) {
            case FORGETS_RESOURCES -> (version, plan) -> real.find(version, plan)
                    .map(entry -> new Catalog.Entry(entry.pin(), withoutResources(entry.definition()), entry.below(), entry.dates()));
            case FORGETS_EVENTS -> (version, plan) -> real.find(version, plan)
                    .map(entry -> new Catalog.Entry(entry.pin(), withoutEvents(entry.definition()), entry.below(), entry.dates()));
            case MISTAKES_DATES -> new Catalog() {
                @Override
                public Optional<Entry> find(EstateVersion version, PlanName plan) {
                    return real.find(version, plan);
                }

                @Override
                public PlanSteps steps(EstateVersion version) {
                    return (plan, from, by) -> real.steps(version).step(plan, from, 2 * by);
                }
            };
            case NONE, OUT_OF_SIGHT_IS_LOST, FORGETS_CLAIMS, EFFECTS_BEFORE_COMMIT, RECOVERY_DROPS_TIMERS -> real;
        };
    }

    private static PlanDefinition withoutEvents(PlanDefinition it) {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        it.tasks().forEach((name, task) -> tasks.put(name, Copies.ties(task, task.needs(), List.of(), task.raises())));
        return Copies.withTasks(it, tasks, it.canonical());
    }

    private static PlanDefinition withoutResources(PlanDefinition it) {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        it.tasks().forEach((name, task) -> tasks.put(name, withoutResources(task)));
        return new PlanDefinition(it.name(), it.code(), it.kind(), it.application(), it.title(), it.priority(), it.variables(),
                it.schedules(), it.calendar(), it.zone(), it.overlap(), it.concurrency(), it.tasksAtOnce(), it.deadline(),
                it.window(), it.instruction(), tasks,
                it.actsLater(), it.day(), it.late(), it.canonical());
    }

    private static TaskDefinition withoutResources(TaskDefinition it) {
        return new TaskDefinition(it.name(), it.code(), it.title(), it.action(), it.host(), it.needs(), it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), Map.of(), List.of(), it.retry(),
                it.timeout(), it.grace(), it.ifFails(), it.ifUnknown(), it.instruction(), it.expect(), it.confirm(),
                it.priority(), it.window(), it.deadline(), it.variables(), it.env(), it.user(), it.folder(), it.outputLimitBytes(),
                it.waits(), it.raises(), it.notBefore());
    }

    public EngineMachine engine() {
        return engine;
    }

    @Override
    public Decision<EngineEvent> decide(EngineCommand command, Moment moment) {
        if (sabotage == Sabotage.OUT_OF_SIGHT_IS_LOST && command instanceof EngineCommand.AgentLost gone) {
            return lost(gone, moment);
        }
        return engine.decide(command, moment);
    }

    private Decision<EngineEvent> lost(EngineCommand.AgentLost gone, Moment moment) {
        List<EngineEvent> events = new ArrayList<>();
        List<Task> there = engine.state().host(gone.host()).map(host -> List.copyOf(host.live())).orElse(List.of());
        for (Task task : there) {
            task.attempt().ifPresent(attempt -> events.addAll(accepted(new EngineCommand.Reported(gone.host(),
                    new AttemptId(task.id(), attempt.number()), attempt.token(), new AttemptReport.Lost("out of sight")), moment)));
        }
        events.addAll(accepted(gone, moment));
        return new Decision.Accepted<>(events);
    }

    private List<EngineEvent> accepted(EngineCommand command, Moment moment) {
        return switch (engine.decide(command, moment)) {
            case Decision.Accepted<EngineEvent> accepted -> accepted.events();
            case Decision.Refused<EngineEvent> refused -> List.of();
        };
    }

    @Override
    public Optional<Instant> nextTimer() {
        return engine.state().timerCount() <= forgotten ? Optional.empty() : engine.nextTimer();
    }

    @Override
    public void restored() {
        engine.restored();
        if (sabotage == Sabotage.RECOVERY_DROPS_TIMERS) {
            forgotten = engine.state().timerCount();
        }
    }

    @Override
    public void evolve(EngineEvent event) {
        engine.evolve(event);
    }

    @Override
    public EngineCommand timersDue() {
        return engine.timersDue();
    }

    @Override
    public EngineCommand clockJumped(Duration jump) {
        return engine.clockJumped(jump);
    }

    @Override
    public Optional<Instant> oldestUndispatched() {
        return engine.oldestUndispatched();
    }

    @Override
    public void effects(EngineEvent event, Consumer<? super Effect> out) {
        engine.effects(event, out);
    }

    @Override
    public List<Effect> pending() {
        return engine.pending();
    }

    @Override
    public void drainChanges(StateSink sink) {
        engine.drainChanges(sink);
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        engine.row(kind, key, body);
    }

    @Override
    public int stateFormat() {
        return engine.stateFormat();
    }
}
