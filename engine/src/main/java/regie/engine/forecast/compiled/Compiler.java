package regie.engine.forecast.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.PauseScope;
import regie.engine.decide.EngineDecider;
import regie.engine.forecast.Scenario;
import regie.engine.state.EngineState;
import regie.engine.state.Resource;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Orders;
import regie.estate.plan.Action;
import regie.estate.schedule.Overlap;
import regie.estate.plan.Template;
import regie.kernel.Decision;
import regie.kernel.Expression;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.Value;

/**
 * Turns a scenario into numbers. Runs that are still to come are ordered in a state of their own, all at once and held,
 * so that their windows, deadlines and variables are worked out by the machine itself.
 */
final class Compiler {

    private final Scenario scenario;
    private final Night night;
    private final EngineState scratch = new EngineState();
    private final EngineDecider decider;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<PlanName, Integer> plans = new LinkedHashMap<>();
    private final Map<ResourceName, Integer> resources = new LinkedHashMap<>();
    private final Filling filling;

    private Compiler(Scenario scenario, EstateFacts facts) {
        this.scenario = scenario;
        this.night = new Night(scenario, facts);
        this.decider = new EngineDecider(scenario.catalog());
        this.filling = new Filling(night, resources);
        decider.decide(scratch, new EngineCommand.ApplyEstate(facts, By.REGIE), moment());
    }

    static Night compile(Scenario scenario) {
        EstateFacts facts = scenario.state().facts().orElseThrow(() -> new IllegalStateException("a forecast needs an estate"));
        Compiler compiler = new Compiler(scenario, facts);
        compiler.night.unknown = facts.between().freezes().stream().anyMatch(freeze -> freeze.to().isAfter(scenario.now()));
        compiler.things();
        compiler.runs();
        compiler.filling.fill();
        return compiler.night;
    }

    private Moment moment() {
        return Moment.of(scenario.now());
    }

    private void things() {
        for (regie.engine.state.Host host : scenario.state().hosts()) {
            boolean paused = scenario.state().pause(new PauseScope.OfHost(host.name())).isPresent();
            night.hosts.add(new Night.OfHost(host.name(), host.slots().orElse(Integer.MAX_VALUE), host.known(), paused));
        }
        for (Resource resource : scenario.state().resources()) {
            resources.put(resource.name(), night.resources.size());
            night.unknown |= resource.fact().filter(fact -> !fact.windows().isEmpty()).isPresent();
            night.resources.add(new Night.OfResource(resource.name(), resource.capacity(), resource.known()));
        }
    }

    private void runs() {
        for (Run run : scenario.state().runs()) {
            Night.OfRun made = add(run, true, -1);
            run.endedAt().ifPresent(at -> made.endedAt = night.micros(at));
        }
        for (int i = 0; i < scenario.orders().size(); i++) {
            Scenario.Order order = scenario.orders().get(i);
            Run run = ordered(order.plan(), order.date(), order.set());
            if (run != null) {
                add(run, false, i);
            }
        }
        for (int i = 0; i < night.runs.size(); i++) {
            children(night.runs.get(i));
        }
        parents();
        night.plans = plans.size();
    }

    private @Nullable Run ordered(PlanName plan, java.time.LocalDate date, Map<String, Value> set) {
        EngineCommand order = new EngineCommand.OrderRun(plan, date, set, true, true, By.REGIE);
        if (decider.decide(scratch, order, moment()) instanceof Decision.Accepted<EngineEvent> accepted) {
            for (EngineEvent event : accepted.events()) {
                if (event instanceof EngineEvent.RunOrdered it) {
                    return scratch.run(it.run()).orElseThrow();
                }
            }
        }
        return null;
    }

    private Night.OfRun add(Run run, boolean present, int order) {
        Shape shape = shapes.computeIfAbsent(run.pin(), pin -> new Shape(run.definition()));
        Night.OfRun made = new Night.OfRun(run, shape, night.runs.size());
        made.present = present;
        made.order = order;
        made.base = filling.next();
        made.plan = plans.computeIfAbsent(run.definition().name(), name -> plans.size());
        made.limit = Orders.limit(run.definition(), run.planned());
        made.skipsOverlap = Orders.overlap(run.definition(), run.planned()) == Overlap.SKIP;
        made.replacesOverlap = Orders.overlap(run.definition(), run.planned()) == Overlap.REPLACE;
        if (present && run.waits()) {
            made.startsAt = run.start().map(night::micros).orElse(Night.NONE);
            made.byPlan = run.planned().isPresent();
        }
        made.overdue = present && run.overdue();
        night.unknown |= shape.unknown && !run.ended();
        made.atOnce = run.definition().tasksAtOnce().orElse(Integer.MAX_VALUE);
        made.paused = scenario.state().lines().pauseOf(run.definition()).isPresent();
        night.runs.add(made);
        filling.tasks(made);
        made.beyond = filling.next();
        return made;
    }

    /** Runs that tasks of this run will order. */
    private void children(Night.OfRun run) {
        for (int node = 0; node < run.shape.tasks.length; node++) {
            if (run.shape.kind[node] != Shape.SUB_PLAN || depth(run) > 16) {
                continue;
            }
            Task task = run.run.tasks().get(node);
            boolean pending = run.present ? task.pending() && !run.run.ended() : !task.absent();
            if (pending && run.shape.tasks[node].action() instanceof Action.SubPlan action) {
                Optional<Map<String, Value>> set = set(run, task, action);
                Run child = set.isEmpty() ? null : ordered(action.plan(), run.run.date(), set.get());
                if (child != null) {
                    Night.OfRun made = add(child, false, -1);
                    made.parent = run.base + node;
                    filling.child(run.base + node, made.index);
                }
            }
        }
    }

    private int depth(Night.OfRun run) {
        int depth = 0;
        Night.OfRun above = run;
        while (above.parent >= 0) {
            depth++;
            above = night.runs.get(filling.runOf(above.parent));
        }
        return depth;
    }

    private Optional<Map<String, Value>> set(Night.OfRun run, Task task, Action.SubPlan action) {
        Map<String, Value> set = new LinkedHashMap<>();
        for (Map.Entry<String, Template> variable : action.variables().entrySet()) {
            Value nothing = new Value.Fields(Map.of());
            if (variable.getValue().render(night.known(run, task, nothing, null),
                    Template.Quoting.PLAIN) instanceof Expression.Outcome.Is is) {
                set.put(variable.getKey(), is.value());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(set);
    }

    /** Runs that live already know their parents; what a task ordered, and procedures before restarts. */
    private void parents() {
        Map<regie.kernel.RunId, Night.OfRun> known = new LinkedHashMap<>();
        List<Night.OfRun> present = new ArrayList<>();
        for (Night.OfRun run : night.runs) {
            if (run.present) {
                known.put(run.run.id(), run);
                present.add(run);
            }
        }
        for (Night.OfRun run : present) {
            Optional<Task> parent = run.run.parent().flatMap(scenario.state()::task);
            if (parent.isEmpty() || parent.get().isItem()) {
                continue;
            }
            Night.OfRun above = known.get(parent.get().run().id());
            int task = above.base + above.shape.indexOf(parent.get().name());
            run.parent = task;
            if (parent.get().side().beforeRun().filter(run.run.id()::equals).isPresent()) {
                run.procedureOf = task;
                run.parent = -1;
            } else if (parent.get().attempt().isPresent()) {
                filling.child(task, run.index);
            }
        }
    }
}
