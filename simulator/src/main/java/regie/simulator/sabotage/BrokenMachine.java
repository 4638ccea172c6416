package regie.simulator.sabotage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.engine.state.Task;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;
import regie.simulator.server.EngineMachine;

/** The engine with one thing broken; everything else is the real one's. */
public final class BrokenMachine implements Machine<EngineCommand, EngineEvent, Effect> {

    private final EngineMachine engine;
    private final Sabotage sabotage;
    private Optional<Instant> forgotten = Optional.empty();

    private BrokenMachine(EngineMachine engine, Sabotage sabotage) {
        this.engine = engine;
        this.sabotage = sabotage;
    }

    public static Machine<EngineCommand, EngineEvent, Effect> of(EngineMachine engine, Sabotage sabotage) {
        return switch (sabotage) {
            case IGNORES_TOKENS, RECOVERY_DROPS_TIMERS -> new BrokenMachine(engine, sabotage);
            case NONE, FORGETS_RESOURCES, FORGETS_CLAIMS, EFFECTS_BEFORE_COMMIT -> engine;
        };
    }

    /** A catalog whose plans have lost their resources, for an engine that forgets them. */
    public static Catalog catalog(Catalog real, Sabotage sabotage) {
        if (sabotage != Sabotage.FORGETS_RESOURCES) {
            return real;
        }
        return (version, plan) -> real.find(version, plan)
                .map(entry -> new Catalog.Entry(entry.pin(), withoutResources(entry.definition()), entry.below()));
    }

    private static PlanDefinition withoutResources(PlanDefinition it) {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        it.tasks().forEach((name, task) -> tasks.put(name, withoutResources(task)));
        return new PlanDefinition(it.name(), it.code(), it.kind(), it.application(), it.title(), it.priority(), it.variables(),
                it.overlap(), it.concurrency(), it.tasksAtOnce(), it.deadline(), it.window(), it.instruction(), tasks,
                it.actsLater(), it.canonical());
    }

    private static TaskDefinition withoutResources(TaskDefinition it) {
        return new TaskDefinition(it.name(), it.code(), it.title(), it.action(), it.host(), it.needs(), it.when(), it.foreach(),
                it.days(), it.okWhen(), it.warnWhen(), it.failOnOutput(), it.restart(), Map.of(), List.of(), it.retry(),
                it.timeout(), it.grace(), it.ifFails(), it.ifUnknown(), it.instruction(), it.expect(), it.confirm(),
                it.priority(), it.window(), it.deadline(), it.variables(), it.env(), it.user(), it.folder(), it.outputLimitBytes());
    }

    public EngineMachine engine() {
        return engine;
    }

    @Override
    public Decision<EngineEvent> decide(EngineCommand command, Moment moment) {
        if (sabotage == Sabotage.IGNORES_TOKENS && command instanceof EngineCommand.Reported reported) {
            return engine.decide(new EngineCommand.Reported(reported.host(), reported.attempt(), current(reported), reported.report()), moment);
        }
        return engine.decide(command, moment);
    }

    private long current(EngineCommand.Reported reported) {
        return engine.state().task(reported.attempt().task()).flatMap(Task::attempt)
                .map(attempt -> attempt.token()).orElse(reported.token());
    }

    @Override
    public Optional<Instant> nextTimer() {
        Optional<Instant> next = engine.nextTimer();
        return next.isPresent() && forgotten.isPresent() && !next.get().isAfter(forgotten.get()) ? Optional.empty() : next;
    }

    @Override
    public void restored() {
        engine.restored();
        if (sabotage == Sabotage.RECOVERY_DROPS_TIMERS) {
            forgotten = engine.nextTimer();
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
