package regie.server.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import regie.engine.By;
import regie.engine.DayCommand;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.engine.day.CatchingUp;
import regie.engine.day.DayPlan;
import regie.engine.day.DayPlanner;
import regie.engine.day.Leaving;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.estate.EstateModel;
import regie.estate.PeriodRule;
import regie.kernel.Actor;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Text;
import regie.kernel.Value;
import regie.runtime.journal.Answer;
import regie.server.api.CatchUpRequest;
import regie.server.api.CommandAnswer;
import regie.server.api.DateSetRequest;
import regie.server.api.DayState;
import regie.server.api.MissedStart;
import regie.server.api.PeriodRequest;
import regie.server.api.PlannedDay;
import regie.server.api.ProblemView;
import regie.server.estate.EstateShelf;

/** What people ask about the day as a whole, and what they say about it. Looks are short; days are worked out beside the loop. */
public final class DayDesk {

    private static final int LISTED_MAX = 1_000;
    private static final int CLOSING_DAYS_MAX = 370;

    private final EngineGateway.Door door;
    private final EstateShelf estates;
    private final Supplier<Instant> now;

    public DayDesk(EngineGateway.Door door, EstateShelf estates, Supplier<Instant> now) {
        this.door = door;
        this.estates = estates;
        this.now = now;
    }

    /** A server that does not write knows the date only. */
    public DayState state() {
        EstateModel model = estates.inForce();
        DayScope main = new DayScope(model.newDay(), model.zone());
        LocalDate today = main.dateOf(now.get());
        return door.look(state -> {
            List<StateRow.Missed> asked = asked(state);
            List<String> leftovers = state.runs().stream().filter(run -> Leaving.leftOver(run, today)).limit(LISTED_MAX)
                    .map(run -> run.id().value()).toList();
            return new DayState(today, state.days().scopes().stream().map(DayDesk::scope).toList(), asked.size(),
                    asked.stream().findFirst().map(row -> row.start().start().instant()), leftovers,
                    state.days().periods().stream().map(row -> period(model, row)).toList(),
                    state.days().settings().stream().map(DayDesk::setting).toList());
        }).orElseGet(() -> new DayState(today, List.of(), 0, Optional.empty(), List.of(), List.of(), List.of()));
    }

    /** How many starts wait for an answer, and since when. */
    public Optional<MissedStart> oldestMissed() {
        return door.look(state -> asked(state).stream().findFirst().map(DayDesk::view)).flatMap(found -> found);
    }

    private static List<StateRow.Missed> asked(EngineState state) {
        return state.days().missed().stream().filter(StateRow.Missed::asked).toList();
    }

    private static DayState.Scope scope(StateRow.Day row) {
        LocalDate last = row.open().or(row::planned).orElse(row.first());
        return new DayState.Scope(row.scope().newDay().toString(), row.scope().zone().getId(), row.planned(), row.open(),
                row.scope().opens(last.plusDays(1)));
    }

    private static DayState.Period period(EstateModel model, StateRow.Period row) {
        Optional<PeriodRule> rule = Optional.ofNullable(model.periods().get(row.name()));
        Optional<LocalDate> due = rule.flatMap(it -> it.closes().flatMap(days -> {
            for (LocalDate day = row.last().plusDays(1); day.isBefore(row.last().plusDays(CLOSING_DAYS_MAX)); day = day.plusDays(1)) {
                if (days.includes(day, model.calendarNamed(it.calendar()))) {
                    return Optional.of(day);
                }
            }
            return Optional.empty();
        }));
        return new DayState.Period(row.name(), row.first(), row.last(), row.since(), due);
    }

    private static DayState.Setting setting(StateRow.Setting row) {
        Map<String, String> set = new LinkedHashMap<>();
        row.set().forEach((name, value) -> set.put(name, value.asText()));
        return new DayState.Setting(row.plan().value(), row.date(), set);
    }

    /** Starts that wait for a person, the oldest first. */
    public List<MissedStart> missed() {
        return door.look(state -> asked(state).stream().limit(LISTED_MAX).map(DayDesk::view).toList()).orElse(List.of());
    }

    private static MissedStart view(StateRow.Missed row) {
        return new MissedStart(row.start().plan().value(), row.start().schedule(), row.start().date(), row.start().start().instant(),
                row.run().map(RunId::value), row.asked());
    }

    /** Previews or gives the answer; more than some hundred starts take several commands. */
    public regie.server.api.CatchUpAnswer catchUp(CatchUpRequest request, Actor actor, String commandId) {
        try {
            CatchUpAnswer answer = answer(request.answer());
            List<PlanName> plans = plans(request.plans() == null ? List.of() : request.plans());
            List<StateRow.Missed> all = door.look(state -> asked(state).stream()
                    .filter(row -> plans.isEmpty() || plans.contains(row.start().plan())).toList()).orElse(List.of());
            List<StateRow.Missed> started = CatchingUp.wouldCatchUp(all, answer);
            List<StateRow.Missed> dropped = all.stream().filter(row -> !started.contains(row)).toList();
            Optional<ProblemView> problem = request.preview() ? Optional.empty() : give(answer, plans, all.size(), request,
                    actor, commandId);
            return new regie.server.api.CatchUpAnswer(request.preview(), started.stream().limit(LISTED_MAX).map(DayDesk::view).toList(),
                    dropped.stream().limit(LISTED_MAX).map(DayDesk::view).toList(), problem);
        } catch (RefusedGesture refused) {
            return new regie.server.api.CatchUpAnswer(request.preview(), List.of(), List.of(),
                    Optional.of(Problems.view(refused.problem(), refused.problem().status())));
        }
    }

    private Optional<ProblemView> give(CatchUpAnswer answer, List<PlanName> plans, int count, CatchUpRequest request, Actor actor,
            String commandId) {
        requireReason(request.reason());
        DayCommand command = new DayCommand.AnswerMissed(answer, plans, by(actor, request.reason()));
        int steps = Math.max(1, (count + CatchingUp.AT_ONCE - 1) / CatchingUp.AT_ONCE);
        for (int step = 0; step < steps; step++) {
            String id = step == 0 ? commandId : commandId + "/" + step;
            Optional<ProblemView> problem = Problems.of(door.ask(command, actor, request.reason().orElse(""), id), id);
            if (problem.isPresent()) {
                return step == 0 ? problem : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static CatchUpAnswer answer(String text) {
        for (CatchUpAnswer answer : CatchUpAnswer.values()) {
            if (answer.name().toLowerCase(Locale.ROOT).equals(text)) {
                return answer;
            }
        }
        throw new RefusedGesture(new GatewayProblem.ArgumentWrong("answer", String.valueOf(text), Text.same("all, last, none")));
    }

    private List<PlanName> plans(List<String> names) {
        return names.stream().map(this::plan).toList();
    }

    private PlanName plan(String name) {
        return estates.inForce().planByNameOrCode(name).map(found -> found.name())
                .orElseThrow(() -> new RefusedGesture(new GatewayProblem.PlanUnknown(name, List.of())));
    }

    /** What the estate in force plans for a date, beside what is ordered for it. */
    public PlannedDay day(LocalDate date) {
        EstateModel model = estates.inForce();
        DayPlanner planner = new DayPlanner(model);
        List<DayPlan> plans = planner.scopes().stream().map(scope -> planner.plan(scope, date)).toList();
        List<PlannedDay.Start> starts = new ArrayList<>();
        boolean planned = door.look(state -> {
            Map<String, Run> ordered = new LinkedHashMap<>();
            state.runs().stream().filter(run -> run.date().equals(date) && run.parent().isEmpty())
                    .forEach(run -> ordered.put(key(run), run));
            for (DayPlan plan : plans) {
                boolean done = state.days().planned(plan.scope(), date);
                plan.runs().forEach(start -> starts.add(start(state, start, Optional.ofNullable(ordered.remove(start.key())), done)));
            }
            ordered.values().forEach(run -> starts.add(new PlannedDay.Start(run.definition().name().value(),
                    run.planned().map(it -> it.schedule()).orElse(""), run.start(), Optional.of(run.id().value()), word(run))));
            return plans.stream().allMatch(plan -> state.days().planned(plan.scope(), date));
        }).orElse(false);
        List<PlannedDay.Replaced> replaced = new ArrayList<>();
        plans.forEach(plan -> plan.replaced().forEach(one -> replaced.add(new PlannedDay.Replaced(one.plan().value(), one.by().value()))));
        return new PlannedDay(date, planned, starts, replaced);
    }

    private static String key(Run run) {
        return run.planned().map(it -> new PlannedRun(run.definition().name(), it.schedule(), run.date(), it.start()).key())
                .orElse(run.id().value());
    }

    private static String word(Run run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private static PlannedDay.Start start(EngineState state, PlannedRun start, Optional<Run> run, boolean done) {
        Optional<StateRow.Missed> missed = state.days().missed(start);
        String word = missed.isPresent() ? missed.get().asked() ? "asked" : "missed"
                : run.map(DayDesk::word).orElse(done ? "not-ordered" : "to-come");
        return new PlannedDay.Start(start.plan().value(), start.schedule(), Optional.of(start.start().instant()),
                run.map(it -> it.id().value()), word);
    }

    public CommandAnswer set(DateSetRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), actor, () -> {
            Map<String, Value> set = new LinkedHashMap<>();
            Optional.ofNullable(request.set()).orElse(Map.of()).forEach((name, text) -> set.put(name, Value.of(text)));
            return new DayCommand.SetForDate(plan(request.plan()), request.date(), set, by(actor, request.reason()));
        });
    }

    public CommandAnswer advance(String period, PeriodRequest request, Actor actor, String commandId) {
        return answering(commandId, request.reason(), actor,
                () -> new DayCommand.AdvancePeriod(period, request.to(), by(actor, request.reason())));
    }

    private CommandAnswer answering(String commandId, Optional<String> reason, Actor actor, Supplier<DayCommand> command) {
        try {
            requireReason(reason);
            Answer answer = door.ask(command.get(), actor, reason.orElse(""), commandId);
            Optional<ProblemView> problem = Problems.of(answer, commandId);
            return new CommandAnswer(commandId, problem.isEmpty(), List.of(), problem);
        } catch (RefusedGesture refused) {
            return new CommandAnswer(commandId, false, List.of(), Optional.of(Problems.view(refused.problem(), refused.problem()
                    .status())));
        }
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
}
