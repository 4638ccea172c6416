package regie.engine.forecast.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.DayCommand;
import regie.engine.DayScope;
import regie.engine.EngineCommand;
import regie.engine.EstateCatalog;
import regie.engine.EstateFacts;
import regie.engine.Gesture;
import regie.engine.PlannedRun;
import regie.engine.Target;
import regie.engine.decide.EngineDecider;
import regie.engine.forecast.Durations;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.compiled.CompiledForecast;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.ProductionTime;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.Action;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.TaskId;
import regie.kernel.Text;

/**
 * A whole production date seen from its beginning: all machines are there, all runs of the date are planned, nothing has
 * started. What plans need of other dates is taken to have come true.
 */
public final class DayScenario {

    private static final By FORECAST = By.of("forecast", "forecast");

    private final EstateModel model;
    private final LocalDate date;
    private final PlanDates dates;
    private final EstateFacts facts;
    private final Catalog catalog;
    private final EngineState state = new EngineState();
    private final EngineDecider decider;
    private final Durations durations;
    private final People people;
    private final List<Scenario.Order> orders = new ArrayList<>();
    private final List<Scenario.Away> aways = new ArrayList<>();
    private final LinkedHashSet<String> takenAsDone = new LinkedHashSet<>();
    private Instant now;

    private DayScenario(EstateModel model, LocalDate date, Durations durations, People people) {
        this.model = model;
        this.date = date;
        this.dates = new PlanDates(model);
        this.facts = EstateFacts.of(model);
        this.catalog = EstateCatalog.of(model);
        this.decider = new EngineDecider(catalog);
        this.durations = durations;
        this.people = people;
        this.now = DayScope.of(facts).opens(date);
        model.plans().values().forEach(plan -> {
            Instant opens = DayScope.of(facts, plan).opens(date);
            now = opens.isBefore(now) ? opens : now;
        });
    }

    /** Made, or why not. */
    public sealed interface Outcome {
        /** @param assumptions what the day takes for granted beyond its scenario */
        record Made(Scenario scenario, List<Text> assumptions) implements Outcome {}

        record Refused(ForecastProblem problem) implements Outcome {}
    }

    /** @param slots what machines have instead of what the estate says */
    public static Outcome of(
            EstateModel model, LocalDate date, Map<HostName, Integer> slots, List<WhatIf> whatIfs, Durations durations, People people) {
        DayScenario day = new DayScenario(model, date, durations, people);
        day.begin(slots);
        boolean planned = day.plan();
        for (WhatIf whatIf : whatIfs) {
            Optional<ForecastProblem> problem = day.suppose(whatIf);
            if (problem.isPresent()) {
                return new Outcome.Refused(problem.get());
            }
        }
        if (!planned && day.orders.isEmpty()) {
            return new Outcome.Refused(new ForecastProblem.NothingOnThatDate(date));
        }
        return new Outcome.Made(day.scenario(), day.assumptions());
    }

    private Scenario scenario() {
        return new Scenario(state, catalog, now, orders, aways, durations, people);
    }

    private void tell(EngineCommand command) {
        decider.decide(state, command, Moment.of(now));
    }

    private void begin(Map<HostName, Integer> slots) {
        tell(new EngineCommand.ApplyEstate(facts, FORECAST));
        model.hosts().keySet().forEach(host -> tell(new EngineCommand.AgentJoined(host, "forecast", List.of())));
        slots.forEach((host, count) -> tell(new EngineCommand.SetSlots(host, Optional.of(count), FORECAST)));
    }

    /** All that schedules order on the date; where no plan at all has a schedule for it, the plans that have none. */
    private boolean plan() {
        TreeMap<DayScope, List<PlannedRun>> scopes = new TreeMap<>();
        int planned = 0;
        for (PlanDefinition plan : model.plans().values()) {
            List<PlannedRun> runs = scopes.computeIfAbsent(DayScope.of(facts, plan), scope -> new ArrayList<>());
            dates.ordered(plan.name(), date).forEach(it -> runs.add(new PlannedRun(it.plan(), it.schedule(), it.date(), it.start())));
            planned += runs.size();
        }
        scopes.forEach((scope, runs) -> {
            runs.sort(java.util.Comparator.comparing(run -> run.start().instant()));
            tell(new DayCommand.OpenDay(scope, date, model.version()));
            tell(new DayCommand.PlanSlice(scope, date, model.version(), runs));
        });
        if (planned == 0) {
            byHand();
        }
        scopes.keySet().forEach(scope -> tell(new DayCommand.CloseDay(scope, date, model.version(), List.of())));
        otherDates();
        return planned > 0 || !orders.isEmpty();
    }

    private void byHand() {
        LinkedHashSet<PlanName> called = new LinkedHashSet<>();
        model.plans().values().forEach(plan -> plan.tasks().values().forEach(task -> {
            if (task.action() instanceof Action.SubPlan sub) {
                called.add(sub.plan());
            }
        }));
        boolean scheduled = model.plans().values().stream().anyMatch(plan -> !plan.schedules().isEmpty());
        if (!scheduled) {
            model.plans().keySet().stream().filter(plan -> !called.contains(plan))
                    .forEach(plan -> orders.add(Scenario.Order.of(now, plan, date)));
        }
    }

    /** Needs on other dates: they lie outside the day. */
    private void otherDates() {
        for (Run run : state.runs()) {
            for (Task task : run.tasks()) {
                if (task.pending()) {
                    outside(task.definition().needs()).forEach(need -> {
                        if (!need.date().isSame()) {
                            takenAsDone.add(need.name());
                            tell(new EngineCommand.Act(Target.of(task.id()), new Gesture.Waive(need.name()), FORECAST));
                        }
                    });
                }
            }
        }
    }

    private static List<Need.OnPlan> outside(Need need) {
        return switch (need) {
            case Need.OnPlan on -> List.of(on);
            case Need.OnTask on -> List.of();
            case Need.All all -> all.members().stream().flatMap(member -> outside(member).stream()).toList();
            case Need.Any any -> any.members().stream().flatMap(member -> outside(member).stream()).toList();
        };
    }

    private List<Text> assumptions() {
        List<Text> all = new ArrayList<>();
        if (!takenAsDone.isEmpty()) {
            String names = String.join(", ", takenAsDone);
            all.add(new Text("tenu pour fait, d'une autre date : " + names, "taken as done, of another date: " + names));
        }
        return all;
    }

    // --- what if --------------------------------------------------------------------------------------------------

    private Optional<ForecastProblem> suppose(WhatIf whatIf) {
        return switch (whatIf) {
            case WhatIf.Hold it -> onTask(it.toString(), it.plan(), it.task(), Optional.empty());
            case WhatIf.Delay it -> onTask(it.toString(), it.plan(), it.task(), Optional.of(it.by()));
            case WhatIf.Capacity it -> capacity(it);
            case WhatIf.HostDown it -> away(it);
            case WhatIf.Order it -> order(it);
        };
    }

    private Optional<ForecastProblem> onTask(String asked, String plan, String task, Optional<Duration> delay) {
        List<Run> runs = state.runs().stream().filter(run -> run.definition().name().value().equals(plan)).toList();
        boolean coming = orders.stream().anyMatch(order -> order.plan().value().equals(plan));
        boolean known = model.plan(new PlanName(plan)).filter(it -> it.tasks().containsKey(task)).isPresent();
        if (!known || runs.isEmpty() && !coming) {
            return Optional.of(new ForecastProblem.UnknownInWhatIf(asked, "plan/task of the day", plan + "/" + task));
        }
        Map<TaskId, Instant> starts = delay.isPresent() ? starts(plan, task) : Map.of();
        for (Run run : runs) {
            TaskId id = new TaskId(run.id(), task);
            Instant start = starts.get(id);
            if (delay.isEmpty()) {
                tell(new EngineCommand.Act(Target.of(id), new Gesture.Hold(), FORECAST));
            } else if (start != null) {
                tell(new EngineCommand.Act(Target.of(id), new Gesture.Delay(start.plus(delay.get())), FORECAST));
            }
        }
        orders.replaceAll(order -> order.plan().value().equals(plan) ? touched(order, task, delay, starts) : order);
        return Optional.empty();
    }

    private static Scenario.Order touched(Scenario.Order order, String task, Optional<Duration> delay, Map<TaskId, Instant> starts) {
        List<String> held = new ArrayList<>(order.held());
        Map<String, Instant> delays = new LinkedHashMap<>(order.delays());
        if (delay.isEmpty()) {
            held.add(task);
        } else {
            starts.values().stream().max(Instant::compareTo).ifPresent(start -> delays.put(task, start.plus(delay.get())));
        }
        return new Scenario.Order(order.at(), order.plan(), order.date(), order.set(), held, delays);
    }

    /** When the task would start otherwise. */
    private Map<TaskId, Instant> starts(String plan, String task) {
        Map<TaskId, Instant> starts = new LinkedHashMap<>();
        CompiledForecast.of(scenario()).prediction().tasks().stream()
                .filter(row -> row.task().equals(task) && row.run().plan().value().equals(plan))
                .forEach(row -> {
                    Instant start = row.start();
                    if (start != null) {
                        starts.put(new TaskId(row.run(), task), start);
                    }
                });
        return starts;
    }

    private Optional<ForecastProblem> capacity(WhatIf.Capacity it) {
        ResourceName name = new ResourceName(it.resource());
        if (!model.resources().containsKey(name)) {
            return Optional.of(new ForecastProblem.UnknownInWhatIf(it.toString(), "resource", it.resource()));
        }
        tell(new EngineCommand.SetCapacity(name, it.units(), FORECAST));
        return Optional.empty();
    }

    private Optional<ForecastProblem> away(WhatIf.HostDown it) {
        List<HostName> machines = model.logicalHosts().getOrDefault(it.host(), List.of(new HostName(it.host())));
        for (HostName host : machines) {
            if (!model.hosts().containsKey(host)) {
                return Optional.of(new ForecastProblem.UnknownInWhatIf(it.toString(), "host", it.host()));
            }
            Instant from = ProductionTime.at(facts, date, it.from(), 0);
            aways.add(new Scenario.Away(host, from, from.plus(it.lasting())));
        }
        return Optional.empty();
    }

    /** At the first start that its schedules have on that date, else at the beginning of the day. */
    private Optional<ForecastProblem> order(WhatIf.Order it) {
        PlanName plan = new PlanName(it.plan());
        if (!model.plans().containsKey(plan)) {
            return Optional.of(new ForecastProblem.UnknownInWhatIf(it.toString(), "plan", it.plan()));
        }
        Instant at = dates.starts(plan, it.date()).stream().map(planned -> planned.start().instant())
                .filter(start -> !start.isBefore(now)).findFirst().orElse(now);
        orders.add(Scenario.Order.of(at, plan, it.date()));
        return Optional.empty();
    }
}
