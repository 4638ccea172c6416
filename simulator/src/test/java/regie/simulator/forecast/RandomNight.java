package regie.simulator.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.DayCommand;
import regie.engine.DayScope;
import regie.engine.EngineCommand;
import regie.engine.EstateCatalog;
import regie.engine.EstateFacts;
import regie.engine.Gesture;
import regie.engine.Intent;
import regie.engine.PlannedRun;
import regie.engine.Target;
import regie.engine.decide.EngineDecider;
import regie.engine.forecast.Durations;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.Spread;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.estate.plan.DateRef;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.time.Start;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.simulator.chance.Chance;
import regie.simulator.plans.Copies;
import regie.simulator.plans.EstateGenerator;

/** A random estate, a random night on it up to some moment, and what is to come, all from one seed. */
final class RandomNight {

    private static final By SOMEONE = By.of("someone", "random");

    private final Chance chance;
    private final EstateModel model;
    private final EstateCatalog catalog;
    private final EngineState state = new EngineState();
    private final EngineDecider decider;
    private Instant now;

    RandomNight(long seed) {
        chance = new Chance(seed);
        LocalDateTime start = LocalDateTime.of(2026, 3, 2, 21, 0);
        EstateModel generated = new EstateGenerator(chance.fork("estate")).estate(start, chance.among(4, 10, 25));
        model = chance.percent(10) ? generated : tied(plain(generated));
        catalog = EstateCatalog.of(model);
        decider = new EngineDecider(catalog);
        now = start.atZone(EstateGenerator.ZONE).toInstant();
        tell(new EngineCommand.ApplyEstate(EstateFacts.of(model), By.REGIE));
        if (chance.percent(60)) {
            plan();
        }
        model.hosts().keySet().forEach(host -> tell(new EngineCommand.AgentJoined(host, "one", List.of())));
    }

    /** Without what only the machine plays: declared events, freezes, hours of capacity, needs of any date or of some age. */
    private static EstateModel plain(EstateModel estate) {
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>();
        estate.plans().forEach((name, plan) -> {
            LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
            plan.tasks().forEach((task, it) -> tasks.put(task, Copies.ties(it, within(it.needs()), List.of(), List.of())));
            plans.put(name, Copies.withTasks(plan, tasks, plan.canonical()));
        });
        estate.resources().replaceAll((name, it) -> new EstateModel.Resource(name, it.capacity(), it.exclusive(), List.of()));
        return Copies.withoutBetween(Copies.withPlans(estate, plans));
    }

    private static Need within(Need need) {
        return switch (need) {
            case Need.OnTask on -> on;
            case Need.OnPlan on -> Need.NOTHING;
            case Need.All all -> new Need.All(all.members().stream().map(RandomNight::within).toList());
            case Need.Any any -> new Need.Any(any.members().stream().map(RandomNight::within).toList());
        };
    }

    /** Plans that need tasks and runs of each other, mostly of the same date. */
    private EstateModel tied(EstateModel estate) {
        Chance own = chance.fork("ties");
        if (own.percent(40)) {
            return estate;
        }
        List<PlanName> names = List.copyOf(estate.plans().keySet());
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>();
        estate.plans().forEach((name, plan) -> {
            LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
            plan.tasks().forEach((task, definition) -> tasks.put(task, own.percent(12) ? Copies.needing(definition,
                    need(own, definition.needs(), estate.plans().get(own.choose(names)))) : definition));
            plans.put(name, Copies.withTasks(plan, tasks, plan.canonical() + own.next()));
        });
        return Copies.withPlans(estate, plans);
    }

    private static Need need(Chance own, Need before, PlanDefinition other) {
        String task = own.percent(40) ? "" : own.choose(List.copyOf(other.tasks().keySet()));
        Need.Ending ending = own.among(Need.Ending.SUCCEEDED, Need.Ending.SUCCEEDED, Need.Ending.ENDED, Need.Ending.FAILED);
        Need.OnPlan on = new Need.OnPlan(other.name().value(), task, own.percent(85) ? DateRef.SAME : DateRef.PREVIOUS, ending,
                own.percent(10), own.among(Need.IfAbsent.values()), Optional.empty());
        return own.percent(70) ? new Need.All(List.of(before, on)) : new Need.Any(List.of(before, on));
    }

    /** Some starts of a date are planned ahead, as schedules do. */
    private void plan() {
        DayScope scope = DayScope.of(EstateFacts.of(model));
        LocalDate date = LocalDate.of(2026, 3, 2);
        tell(new DayCommand.OpenDay(scope, date, model.version()));
        List<PlannedRun> runs = new ArrayList<>();
        for (PlanName plan : model.plans().keySet()) {
            for (int i = chance.between(0, 2); i > 0; i--) {
                LocalDateTime at = LocalDateTime.of(2026, 3, 2, 21, 0).plusSeconds(chance.among(60, 600, 600, chance.between(1, 3000)));
                runs.add(new PlannedRun(plan, "s" + i, date, new Start(EstateGenerator.ZONE, at, ZoneOffset.ofHours(1),
                        at.toInstant(ZoneOffset.ofHours(1)), Start.Applied.AS_WRITTEN)));
            }
        }
        tell(new DayCommand.PlanSlice(scope, date, model.version(), runs));
        if (chance.percent(70)) {
            tell(new DayCommand.CloseDay(scope, date, model.version(), List.of()));
        }
    }

    private void tell(EngineCommand command) {
        decider.decide(state, command, Moment.of(now));
    }

    /** Lives for some steps: orders, ends of all kinds, what people do. */
    RandomNight live(int steps) {
        for (int i = 0; i < steps; i++) {
            now = now.plusMillis(chance.between(0, 40_000));
            if (state.nextTimer().filter(at -> !at.isAfter(now)).isPresent()) {
                tell(new EngineCommand.WakeUp());
            }
            switch (chance.weigh(3, 10, 3, 1)) {
                case 0 -> tell(new EngineCommand.OrderRun(anyPlan(), now.atZone(EstateGenerator.ZONE).toLocalDate(), Map.of(), false,
                        chance.percent(20), SOMEONE));
                case 1 -> end();
                case 2 -> gesture();
                default -> estate();
            }
        }
        return this;
    }

    private PlanName anyPlan() {
        return chance.choose(List.copyOf(model.plans().keySet()));
    }

    private List<Task> tasks() {
        List<Task> all = new ArrayList<>();
        state.runs().forEach(run -> all.addAll(run.everything()));
        return all;
    }

    private void end() {
        List<Task> live = tasks().stream().filter(task -> task.attempt().isPresent()).toList();
        if (live.isEmpty()) {
            return;
        }
        Task task = chance.choose(live);
        Attempt attempt = task.attempt().orElseThrow();
        AttemptId id = new AttemptId(task.id(), attempt.number());
        if (attempt.intent() instanceof Intent.Work) {
            if (chance.percent(40)) {
                tell(new EngineCommand.Reported(attempt.host().orElseThrow(), id, attempt.token(),
                        new AttemptReport.Started(attempt.intendedAt())));
                return;
            }
            AttemptResult result = AttemptResult.exited(chance.among(0, 0, 0, 4, 75), attempt.intendedAt(), now);
            tell(new EngineCommand.Reported(attempt.host().orElseThrow(), id, attempt.token(), new AttemptReport.Ended(result)));
        } else {
            act(task, new Gesture.Approve(true));
        }
    }

    private void gesture() {
        List<Task> all = tasks();
        if (all.isEmpty()) {
            return;
        }
        Task task = chance.choose(all);
        Gesture gesture = switch (chance.below(12)) {
            case 0 -> new Gesture.Hold();
            case 1 -> new Gesture.Free();
            case 2 -> new Gesture.Delay(now.plusSeconds(chance.between(1, 2000)));
            case 3 -> new Gesture.Skip();
            case 4 -> new Gesture.Ice();
            case 5 -> new Gesture.NoExec(true);
            case 6 -> new Gesture.ForceOk();
            case 7 -> new Gesture.Waive("all");
            case 8 -> Gesture.Rerun.PLAIN;
            case 9 -> new Gesture.Confirm();
            case 10 -> new Gesture.Kill();
            default -> new Gesture.StartNow();
        };
        act(task, gesture);
    }

    private void act(Task task, Gesture gesture) {
        Target target = chance.percent(90) ? Target.of(task.id()) : Target.of(task.run().id());
        tell(new EngineCommand.Act(target, gesture, SOMEONE));
    }

    private void estate() {
        Host host = chance.choose(List.copyOf((Collection<Host>) state.hosts()));
        if (host.connected()) {
            tell(new EngineCommand.AgentLost(host.name()));
        } else {
            tell(new EngineCommand.AgentJoined(host.name(), "one", host.live().stream().map(task -> new EngineCommand.Known(
                    task.attemptId().orElseThrow(), task.attempt().orElseThrow().token(),
                    new AttemptReport.Started(task.attempt().orElseThrow().intendedAt()))).toList()));
        }
    }

    /** What is to come from here. */
    Scenario scenario() {
        List<Scenario.Order> orders = new ArrayList<>();
        int count = chance.between(1, 6);
        for (int i = 0; i < count; i++) {
            PlanName plan = anyPlan();
            List<String> tasks = List.copyOf(model.plans().get(plan).tasks().keySet());
            Instant at = now.plusSeconds(chance.among(0, 60, 60, chance.between(1, 1200)));
            List<String> held = chance.percent(10) ? List.of(chance.choose(tasks)) : List.of();
            Map<String, Instant> delays = chance.percent(15)
                    ? Map.of(chance.choose(tasks), at.plusSeconds(chance.between(1, 900))) : Map.of();
            orders.add(new Scenario.Order(at, plan, at.atZone(EstateGenerator.ZONE).toLocalDate(), Map.of(), held, delays));
        }
        List<Scenario.Away> aways = chance.percent(25) ? List.of(new Scenario.Away(chance.choose(List.copyOf(model.hosts().keySet())),
                now.plusSeconds(chance.between(0, 200)), now.plusSeconds(chance.between(200, 900)))) : List.of();
        People people = chance.percent(80) ? People.DECLARED : new People(Map.of(), new People.Expected.Never());
        long salt = chance.next();
        Durations durations = new Durations() {
            @Override
            public Spread of(regie.engine.forecast.Subject subject) {
                Chance own = new Chance(salt + subject.hashCode());
                return Spread.exactly(Duration.ofSeconds(own.among(10, 30, 30, 60, 60, 61, 300)));
            }

            @Override
            public int items(PlanName plan, String task) {
                return 3;
            }
        };
        return new Scenario(state, catalog, now, orders, aways, durations, people);
    }
}
