package regie.simulator.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.Claim;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.PauseScope;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Window;
import regie.kernel.HostName;
import regie.kernel.ResourceName;

/** What must hold at the very commit in which an attempt is intended. */
final class StartRules {

    private final World world;

    StartRules(World world) {
        this.world = world;
    }

    void check(EngineEvent.AttemptIntended event, RunModel run, TaskModel task) {
        String what = event.attempt().toString();
        // A sub-run that a person took up again takes its parent's task up with it, as it stands: nothing new starts.
        boolean again = event.intent() instanceof Intent.SubRun sub && world.run(sub.run()).isPresent();
        world.expect(task.live == null, "no task has two attempts at once", what, " while ", task.live == null ? "" : task.live.id);
        world.expect(task.phase == TaskModel.Phase.PENDING || again && task.phase.ended(), "what is done stays done",
                what, " of a task that is ", task.phase);
        world.expect(event.attempt().number() > task.lastNumber, "attempts count upwards", what, " after ", task.lastNumber);
        if (again) {
            return;
        }
        world.expect(!run.ended() && !run.cancelled, "an ended run stays ended", what, " in a run that is ", run.outcome);
        world.expect(!task.held && !run.held && (task.parent == null || !task.parent.held),
                "nothing starts while held", what, " task held ", task.held, ", run held ", run.held);
        world.expect(!run.queued, "a queued run waits for its turn", what);
        paused(event, run);
        boolean item = task.parent != null;
        boolean lines = event.intent() instanceof Intent.Work work && work.readsLines();
        if (!item) {
            world.expect(Needs.met(run, task), "nothing starts before its needs", what, " needs ", task.definition.needs(),
                    " and finds ", phases(run));
            conditions(event, run, task);
            new AcrossRules(world).starts(run, task, event);
        }
        world.expect(!task.onIce, "what is on ice does no work", what);
        world.expect(!(task.noExec && event.intent() instanceof Intent.Work), "no-exec does no work", what);
        if (!lines) {
            resources(event, task.definition);
        }
        host(event, task);
        run.plan.tasksAtOnce().ifPresent(most -> world.expect(run.liveTasks() < most,
                "a run keeps to its tasks at once", what, " is one more than ", most));
    }

    private void conditions(EngineEvent.AttemptIntended event, RunModel run, TaskModel task) {
        String what = event.attempt().toString();
        world.expect(task.definition.confirm().isEmpty() || task.confirmed, "what is to be confirmed waits for it", what);
        Instant notBefore = task.notBefore;
        world.expect(task.hurried || notBefore == null || !event.at().isBefore(notBefore),
                "a delay and a retry are waited for", what, " at ", event.at(), ", not before ", notBefore);
        Whens.holds(run, task).ifPresent(yes -> world.expect(yes, "a false `when` skips",
                what, " though ", task.definition.when().map(when -> when.source()).orElse("")));
        Optional<Window> window = Windows.of(run, task);
        if (window.isPresent() && !task.hurried) {
            Instant from = task.windowFrom != null ? task.windowFrom : world.windows().from(window.get(), run.date);
            Instant to = task.windowTo != null ? task.windowTo : world.windows().to(window.get(), run.date);
            boolean past = window.get().then() == Window.AtEnd.START && !event.at().isBefore(to);
            boolean inside = !event.at().isBefore(from) && event.at().isBefore(to);
            world.expect(inside || past, "nothing starts outside its window",
                    what, " at ", event.at(), ", window ", from, " to ", to);
        }
    }

    private void paused(EngineEvent.AttemptIntended event, RunModel run) {
        for (PauseScope scope : world.pauses.values()) {
            boolean reaches = switch (scope) {
                case PauseScope.Everything all -> true;
                case PauseScope.OfHost of -> event.host().filter(of.host()::equals).isPresent();
                case PauseScope.OfApplication of -> run.plan.application().equals(of.application());
                case PauseScope.OfPlan of -> run.plan.name().equals(of.plan());
            };
            world.expect(!reaches, "nothing starts while paused", event.attempt(), " under ", scope.key());
        }
    }

    private void resources(EngineEvent.AttemptIntended event, TaskDefinition declared) {
        if (event.intent() instanceof Intent.Work) {
            world.expect(event.holds().size() == declared.uses().size() + declared.locks().size(),
                    "an attempt holds what its task declares", event.attempt(), " holds ", event.holds());
        }
        Map<ResourceName, Integer> units = new LinkedHashMap<>();
        event.holds().forEach(claim -> units.merge(claim.resource(), claim.mode() == Claim.Mode.UNITS ? claim.units() : 0, Integer::sum));
        for (Claim claim : event.holds()) {
            int others = 0;
            for (AttemptModel live : world.live.values()) {
                for (Claim held : live.holds) {
                    if (held.resource().equals(claim.resource())) {
                        others += held.mode() == Claim.Mode.UNITS ? held.units() : 0;
                        boolean shared = held.mode() == Claim.Mode.SHARED && claim.mode() == Claim.Mode.SHARED;
                        boolean counted = held.mode() == Claim.Mode.UNITS && claim.mode() == Claim.Mode.UNITS;
                        world.expect(shared || counted, "a lock has at most its holders",
                                event.attempt(), " takes ", claim, " beside ", live.id, " with ", held);
                    }
                }
            }
            int capacity = world.capacities.getOrDefault(claim.resource(), 0);
            world.expect(claim.mode() != Claim.Mode.UNITS || others + units.get(claim.resource()) <= capacity,
                    "no resource is used over its capacity", event.attempt(), " takes ", claim, ", others hold ", others, " of ", capacity);
        }
    }

    private void host(EngineEvent.AttemptIntended event, TaskModel task) {
        if (event.host().isEmpty()) {
            world.expect(!(event.intent() instanceof Intent.Work), "work has a host", event.attempt());
            return;
        }
        HostName host = event.host().get();
        String agent = world.agents.get(host);
        world.expect(agent != null && agent.equals(event.incarnation()), "work goes to a host that answers",
                event.attempt(), " to ", host, " incarnation ", event.incarnation(), " where there is ", agent);
        Integer slots = world.slots.get(host);
        List<AttemptModel> there = world.liveOn(host);
        world.expect(slots == null || there.size() < slots, "no host runs more than its slots",
                event.attempt(), " on ", host, " with ", there.size(), " of ", slots);
        task.movedTo.ifPresent(moved -> world.expect(moved.equals(host), "what was moved runs where it was moved to",
                event.attempt(), " on ", host, " not ", moved));
    }

    private static String phases(RunModel run) {
        StringBuilder text = new StringBuilder();
        run.tasks.values().forEach(task -> text.append(task.name).append('=').append(task.phase).append(' '));
        return text.toString();
    }
}
