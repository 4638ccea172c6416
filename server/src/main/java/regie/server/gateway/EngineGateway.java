package regie.server.gateway;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.Gesture;
import regie.engine.PauseScope;
import regie.engine.Target;
import regie.engine.preview.Consequence;
import regie.engine.preview.Preview;
import regie.engine.preview.TargetOrder;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.kernel.Actor;
import regie.kernel.ApplicationName;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;
import regie.runtime.journal.Answer;
import regie.server.api.BrakeRequest;
import regie.server.api.CapacityRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.DeclaredEventRequest;
import regie.server.api.GestureAnswer;
import regie.server.api.GestureRequest;
import regie.server.api.OrderRequest;
import regie.server.api.ProblemView;
import regie.server.estate.EstateShelf;
import regie.server.estate.PlanEdits;
import regie.server.views.Naming;

/** The way in for everything that people ask: read, checked, previewed, then asked of the engine under its command id. */
public final class EngineGateway implements Commands {

    /** Up to so many are done one by one, each with its own answer; more become one durable gesture on many. */
    private static final int ONE_BY_ONE_MAX = 50;
    private static final int FOLLOWS_MAX = 20;

    private final Door door;
    private final EstateShelf estates;
    private final Supplier<Moment> now;
    private final Supplier<LocalDate> productionDate;

    /** How the gateway reaches the engine. */
    public interface Door {

        /** Asks and waits for the answer. */
        Answer ask(EngineCommand command, Actor actor, String reason, String commandId);

        /** Looks at the state where this server writes; empty elsewhere. */
        <R> Optional<R> look(Function<EngineState, R> at);

        /** The events of one answer. */
        List<EngineEvent> events(Answer.Done done);
    }

    public EngineGateway(Door door, EstateShelf estates, Supplier<Moment> now, Supplier<LocalDate> productionDate) {
        this.door = door;
        this.estates = estates;
        this.now = now;
        this.productionDate = productionDate;
    }

    @Override
    public CommandAnswer order(OrderRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () -> {
            EstateModel estate = estates.inForce();
            PlanDefinition plan = estate.planByNameOrCode(request.plan())
                    .orElseThrow(() -> new RefusedGesture(new GatewayProblem.PlanUnknown(request.plan(), near(estate, request.plan()))));
            Map<String, Value> set = new LinkedHashMap<>();
            Optional.ofNullable(request.set()).orElse(Map.of()).forEach((name, text) -> set.put(name, Value.of(text)));
            return new EngineCommand.OrderRun(plan.name(), request.date().orElseGet(productionDate), set, request.hold(), request.force(),
                    request.atDate(), by(actor, request.reason()));
        }, actor);
    }

    private static List<String> near(EstateModel estate, String name) {
        return estate.plans().keySet().stream().map(PlanName::value)
                .filter(known -> known.contains(name) || name.contains(known) || Nearness.isNear(known, name)).limit(3).toList();
    }

    @Override
    public CommandAnswer pause(BrakeRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () -> new EngineCommand.Pause(scope(request), by(actor, request.reason())), actor);
    }

    @Override
    public CommandAnswer resume(BrakeRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () -> new EngineCommand.Resume(scope(request), by(actor, request.reason())), actor);
    }

    @Override
    public CommandAnswer capacity(String resource, CapacityRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () -> new EngineCommand.SetCapacity(
                new ResourceName(resource), request.capacity(), by(actor, request.reason())), actor);
    }

    @Override
    public CommandAnswer raise(String event, DeclaredEventRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () ->
                new EngineCommand.RaiseEvent(event, date(request.date()), by(actor, request.reason())), actor);
    }

    @Override
    public CommandAnswer drop(String event, DeclaredEventRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () ->
                new EngineCommand.DropEvent(event, date(request.date()), by(actor, request.reason())), actor);
    }

    private Optional<LocalDate> date(Optional<String> asked) {
        if (asked.filter("none"::equals).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(asked.map(LocalDate::parse).orElseGet(productionDate));
        } catch (DateTimeParseException wrong) {
            throw new RefusedGesture(new GatewayProblem.DateUnreadable(asked.orElse("")));
        }
    }

    @Override
    public CommandAnswer slots(String host, CapacityRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), () -> new EngineCommand.SetSlots(
                new HostName(host), Optional.of(request.capacity()), by(actor, request.reason())), actor);
    }

    @Override
    public CommandAnswer putRight(String exception, Actor actor, String reason, String commandId) {
        Optional<String> why = reason.isEmpty() ? Optional.empty() : Optional.of(reason);
        return answering(commandId, why, () -> {
            if (!exception.matches("\\d{1,18}")) {
                throw new RefusedGesture(new GatewayProblem.TargetUnknown(exception));
            }
            return new EngineCommand.PutRight(Long.parseLong(exception), by(actor, why));
        }, actor);
    }

    private CommandAnswer answering(String commandId, Optional<String> reason, Supplier<EngineCommand> command, Actor actor) {
        try {
            requireReason(reason);
            Answer answer = door.ask(command.get(), actor, reason.orElse(""), commandId);
            return switch (answer) {
                case Answer.Done done -> new CommandAnswer(commandId, true, runs(done), Optional.empty());
                default -> new CommandAnswer(commandId, false, List.of(), Problems.of(answer, commandId));
            };
        } catch (RefusedGesture refused) {
            return new CommandAnswer(commandId, false, List.of(), Optional.of(Problems.view(refused.problem(), refused.problem()
                    .status())));
        }
    }

    private List<String> runs(Answer.Done done) {
        return door.events(done).stream().filter(event -> event instanceof EngineEvent.RunOrdered)
                .map(event -> (EngineEvent.RunOrdered) event).filter(ordered -> ordered.parent().isEmpty())
                .map(ordered -> ordered.run().value()).toList();
    }

    private void requireReason(Optional<String> reason) {
        EstateModel.EnvironmentRules rules = estates.inForce().environment();
        if (rules.reasonRequired() && reason.filter(words -> !words.isBlank()).isEmpty()) {
            throw new RefusedGesture(new GatewayProblem.ReasonMissing(rules.name()));
        }
    }

    private static By by(Actor actor, Optional<String> reason) {
        return new By(actor, reason.filter(words -> !words.isBlank()), Optional.empty());
    }

    private static PauseScope scope(BrakeRequest request) {
        long named = List.of(request.host(), request.application(), request.plan()).stream().filter(Optional::isPresent).count()
                + (request.all() ? 1 : 0);
        if (named != 1) {
            throw new RefusedGesture(new GatewayProblem.ScopeWrong());
        }
        return request.host().<PauseScope>map(host -> new PauseScope.OfHost(new HostName(host)))
                .or(() -> request.application().map(name -> new PauseScope.OfApplication(new ApplicationName(name))))
                .or(() -> request.plan().map(name -> new PauseScope.OfPlan(new PlanName(name))))
                .orElseGet(PauseScope.Everything::new);
    }

    @Override
    public GestureAnswer gesture(GestureRequest asked, Actor actor, String commandId) {
        GestureRequest request = complete(asked);
        try {
            GestureForm form = GestureForm.of(request.gesture())
                    .orElseThrow(() -> new RefusedGesture(new GatewayProblem.NoSuchGesture(request.gesture())));
            if (!request.preview()) {
                requireReason(request.reason());
            }
            int perMinute = Rate.perMinute(request.rate());
            List<Target> targets = targets(request, form);
            return request.preview() ? preview(request, targets, actor) : act(request, targets, actor, commandId, perMinute);
        } catch (RefusedGesture refused) {
            String target = request.targets().isEmpty() ? request.match().orElse("") : request.targets().getFirst();
            ProblemView problem = Problems.view(refused.problem(), refused.problem().status());
            return new GestureAnswer(request.preview(), 0, 1,
                    List.of(new GestureAnswer.Result(target, false, false, List.of(), Optional.of(problem))));
        }
    }

    /** A request may leave out lists and maps. */
    private static GestureRequest complete(GestureRequest asked) {
        return new GestureRequest(asked.gesture() == null ? "" : asked.gesture(), asked.targets() == null ? List.of() : asked.targets(),
                asked.match(), asked.arguments() == null ? Map.of() : asked.arguments(), asked.reason(), asked.preview(), asked.rate());
    }

    private List<Target> targets(GestureRequest request, GestureForm form) {
        if (request.match().isPresent()) {
            Match match = Match.of(request.match().get());
            return door.look(state -> match.find(state, form)).orElse(List.of());
        }
        if (request.targets().isEmpty()) {
            throw new RefusedGesture(new GatewayProblem.NothingNamed());
        }
        List<Target> found = new ArrayList<>();
        for (String name : request.targets()) {
            found.add(door.look(state -> resolve(state, name)).orElseGet(() -> literal(name))
                    .orElseThrow(() -> new RefusedGesture(new GatewayProblem.TargetUnknown(name))));
        }
        return door.look(state -> TargetOrder.sorted(state, found)).orElse(found);
    }

    private static Optional<Target> resolve(EngineState state, String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Naming.run(state, name).map(Run::id).map(Target::of);
        }
        return Naming.run(state, name.substring(0, slash)).flatMap(run -> Naming.task(run, name.substring(slash + 1)))
                .map(Task::id).map(Target::of);
    }

    /** On a server that does not write, names go to the writer as they are. */
    private static Optional<Target> literal(String name) {
        return name.indexOf('/') > 0 ? TaskId.parse(name).map(Target::of)
                : name.indexOf('@') > 0 ? Optional.of(Target.of(new RunId(name))) : Optional.empty();
    }

    private GestureReader reader(GestureRequest request, List<Target> targets) {
        return new GestureReader(request, now.get().at(), estates.inForce().zone(), text -> edited(text, targets));
    }

    /** An edited plan is read in the version that the run follows. */
    private PlanDefinition edited(String text, List<Target> targets) {
        EstateVersion version = targets.isEmpty() ? estates.inForce().version()
                : door.look(state -> state.run(targets.getFirst().run()).map(Run::version)).flatMap(found -> found)
                        .orElseGet(() -> estates.inForce().version());
        return switch (PlanEdits.read(estates, version, text)) {
            case PlanEdits.Outcome.Edited edited -> edited.plan();
            case PlanEdits.Outcome.Wrong wrong -> throw new RefusedGesture(
                    new GatewayProblem.ArgumentWrong("plan", text.lines().findFirst().orElse(""), wrong.why()));
        };
    }

    private GestureAnswer act(GestureRequest request, List<Target> targets, Actor actor, String commandId, int perMinute) {
        List<Gesture> gestures = reader(request, targets).read();
        By by = by(actor, request.reason());
        if (gestures.size() == 1 && targets.size() > 1 && (perMinute > 0 || targets.size() > ONE_BY_ONE_MAX)) {
            return actOnMany(request, targets, gestures.getFirst(), by, commandId, perMinute);
        }
        List<GestureAnswer.Result> results = new ArrayList<>();
        for (int n = 0; n < targets.size(); n++) {
            results.add(actOnOne(targets.get(n), gestures, by, targets.size() == 1 ? commandId : commandId + "/" + n));
        }
        return answer(false, results);
    }

    private GestureAnswer.Result actOnOne(Target target, List<Gesture> gestures, By by, String commandId) {
        for (int n = 0; n < gestures.size(); n++) {
            String id = gestures.size() == 1 ? commandId : commandId + "." + n;
            Answer answer = door.ask(new EngineCommand.Act(target, gestures.get(n), by), by.actor(), by.reason().orElse(""), id);
            Optional<ProblemView> problem = Problems.of(answer, id);
            if (problem.isPresent()) {
                return new GestureAnswer.Result(target.toString(), false, false, List.of(), problem);
            }
        }
        return new GestureAnswer.Result(target.toString(), true, false, List.of(), Optional.empty());
    }

    private GestureAnswer actOnMany(GestureRequest request, List<Target> targets, Gesture gesture, By by, String commandId, int perMinute) {
        Answer answer = door.ask(new EngineCommand.ActOnMany(commandId, targets, gesture, perMinute, by), by.actor(),
                by.reason().orElse(""), commandId);
        Optional<ProblemView> problem = Problems.of(answer, commandId);
        return answer(false, targets.stream().map(target -> new GestureAnswer.Result(
                target.toString(), problem.isEmpty(), problem.isEmpty(), List.of(), problem)).toList());
    }

    private GestureAnswer preview(GestureRequest request, List<Target> targets, Actor actor) {
        By by = by(actor, request.reason());
        List<Gesture> gestures;
        try {
            gestures = reader(request, targets).read();
        } catch (RefusedGesture incomplete) {
            ProblemView problem = Problems.view(incomplete.problem(), incomplete.problem().status());
            return answer(true, targets.stream().map(target -> new GestureAnswer.Result(
                    target.toString(), false, false, List.of(), Optional.of(problem))).toList());
        }
        Gesture gesture = gestures.getFirst();
        Moment moment = now.get();
        Optional<Preview> preview = door.look(state -> Preview.of(state, estates, targets, gesture, by, moment));
        return answer(true, preview.map(found -> found.steps().stream().map(EngineGateway::result).toList())
                .orElseGet(() -> targets.stream().map(target -> new GestureAnswer.Result(
                        target.toString(), true, false, List.of(), Optional.empty())).toList()));
    }

    private static GestureAnswer.Result result(Preview.Step step) {
        return new GestureAnswer.Result(step.target().toString(), step.refusal().isEmpty(), false,
                step.consequences().stream().limit(FOLLOWS_MAX).map(Consequence::sentence).toList(),
                step.refusal().map(problem -> Problems.view(problem, 409)));
    }

    private static GestureAnswer answer(boolean preview, List<GestureAnswer.Result> results) {
        int accepted = (int) results.stream().filter(GestureAnswer.Result::accepted).count();
        return new GestureAnswer(preview, accepted, results.size() - accepted, results);
    }
}
