package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.EstateFacts.HostFact;
import regie.engine.EstateFacts.ResourceFact;
import regie.engine.decide.EngineDecider;
import regie.engine.state.Changes;
import regie.engine.state.EngineEvolver;
import regie.engine.state.EngineState;
import regie.engine.state.Snapshot;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.engine.state.Task;
import regie.estate.dates.Cycle;
import regie.estate.plan.PlanDefinition;
import regie.kernel.Decision;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/**
 * A scene to play a scenario in: time moved by hand, events in words. After every step the journal is folded anew and the
 * rows are read back, and both must give the state that was lived.
 */
final class Scene implements Catalog {

    static final LocalDate DATE = LocalDate.parse("2026-11-23");
    static final EstateVersion VERSION = new EstateVersion("v1");
    static final By OPERATOR = By.of("anna", "because");

    private final Map<PlanName, Entry> plans = new TreeMap<>();
    private final EngineDecider decider = new EngineDecider(this);
    final EngineState state = new EngineState();
    private final EngineState folded = new EngineState();
    private final Map<StateRow.Key, StateRow> table = new TreeMap<>();
    private final List<EngineEvent> journal = new ArrayList<>();
    private List<String> told = new ArrayList<>();
    Instant now = Instant.parse("2026-11-23T21:00:00Z");
    boolean checked = true;

    static Scene with(PlanBuilder... plans) {
        Scene scene = new Scene();
        for (PlanBuilder plan : plans) {
            scene.plan(plan.build());
        }
        scene.send(new EngineCommand.ApplyEstate(facts(4), By.REGIE));
        scene.join("h1");
        scene.join("h2");
        scene.told();
        return scene;
    }

    static EstateFacts facts(int slots) {
        return new EstateFacts(VERSION, "production", ZoneId.of("Europe/Paris"), LocalTime.parse("06:00"), Map.of(),
                List.of(new HostFact(new HostName("h1"), true, Optional.of(slots), Map.of("tier", "app")),
                        new HostFact(new HostName("h2"), false, Optional.of(slots), Map.of("tier", "app"))),
                Map.of("app", List.of(new HostName("h1"), new HostName("h2"))),
                List.of(new ResourceFact(new ResourceName("db"), 3, false), new ResourceFact(new ResourceName("lock"), 1, true)),
                List.of(), List.of("shift-lead"), List.of(), BetweenFacts.NONE);
    }

    void plan(PlanDefinition plan) {
        plans.put(plan.name(), new Entry(EstateCatalog.pinOf(plan), plan, List.of()));
    }

    @Override
    public Optional<Entry> find(EstateVersion version, PlanName plan) {
        return Optional.ofNullable(plans.get(plan));
    }

    final Map<PlanName, Cycle> cycles = new TreeMap<>();
    final Map<String, Usual> usuals = new TreeMap<>();

    @Override
    public Optional<Cycle> cycle(EstateVersion version, PlannedRun start) {
        return Optional.ofNullable(cycles.get(start.plan()));
    }

    @Override
    public Optional<Usual> usual(PlanName plan, String task, LocalDate date) {
        return Optional.ofNullable(usuals.get(plan + "/" + task));
    }

    Scene join(String host, EngineCommand.Known... known) {
        return send(new EngineCommand.AgentJoined(new HostName(host), "i-" + host, List.of(known)));
    }

    Scene order(String plan) {
        return send(new EngineCommand.OrderRun(new PlanName(plan), DATE, Map.of(), false, false, OPERATOR));
    }

    /** The plan's run for a date {@code days} after that of the scene, or before. */
    Scene order(String plan, int days) {
        return send(new EngineCommand.OrderRun(new PlanName(plan), DATE.plusDays(days), Map.of(), false, false, OPERATOR));
    }

    /** All runs of that date are ordered. */
    Scene planned(int days) {
        DayScope scope = DayScope.of(state.facts().orElseThrow());
        send(new DayCommand.OpenDay(scope, DATE.plusDays(days), VERSION));
        return send(new DayCommand.CloseDay(scope, DATE.plusDays(days), VERSION, List.of()));
    }

    Scene act(String target, Gesture gesture) {
        return send(new EngineCommand.Act(target(target), gesture, OPERATOR));
    }

    /** {@code p} for its first run, {@code p/a} for a task of it, {@code p~2/a} of the second. */
    static Target target(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Target.of(run(text)) : Target.of(task(text));
    }

    static RunId run(String text) {
        int tilde = text.indexOf('~');
        return tilde < 0 ? new RunId(text + "@" + DATE) : new RunId(text.substring(0, tilde) + "@" + DATE + text.substring(tilde));
    }

    static TaskId task(String text) {
        int slash = text.indexOf('/');
        return new TaskId(run(text.substring(0, slash)), text.substring(slash + 1));
    }

    Task get(String text) {
        return state.task(task(text)).orElseThrow();
    }

    Scene started(String task) {
        return report(task, new AttemptReport.Started(now));
    }

    Scene ends(String task, int code) {
        return report(task, new AttemptReport.Ended(AttemptResult.exited(code, now, now)));
    }

    Scene ok(String... tasks) {
        Arrays.stream(tasks).forEach(task -> ends(task, 0));
        return this;
    }

    Scene report(String name, AttemptReport report) {
        Task task = get(name);
        var attempt = task.attempt().orElseThrow(() -> new AssertionError("no live attempt: " + task));
        return send(new EngineCommand.Reported(attempt.host().orElseThrow(), task.attemptId().orElseThrow(), attempt.token(), report));
    }

    Scene after(Duration time) {
        now = now.plus(time);
        return send(new EngineCommand.WakeUp());
    }

    Scene at(String instant) {
        now = Instant.parse(instant);
        return send(new EngineCommand.WakeUp());
    }

    Decision<EngineEvent> decide(EngineCommand command) {
        return decider.decide(state, command, Moment.of(now));
    }

    Scene send(EngineCommand command) {
        switch (decide(command)) {
            case Decision.Refused<EngineEvent> refused -> told.add("refused " + refused.problem().code());
            case Decision.Accepted<EngineEvent> accepted -> {
                accepted.events().forEach(event -> told.add(Told.of(event)));
                journal.addAll(accepted.events());
                verify(accepted.events());
            }
        }
        return this;
    }

    private void verify(List<EngineEvent> events) {
        if (!checked) {
            return;
        }
        events.forEach(event -> EngineEvolver.evolve(folded, event));
        String lived = Snapshot.of(state);
        assertEquals(lived, Snapshot.of(folded), "state folded anew equals state lived");
        EngineState loaded = StateRows.load(state.rows());
        assertEquals(lived, Snapshot.of(loaded), "state read back from its rows equals state lived");
        Changes changes = state.drainChanges();
        changes.removed().forEach(table::remove);
        changes.written().forEach(row -> table.put(row.key(), row));
        Map<StateRow.Key, StateRow> rows = new LinkedHashMap<>();
        StateRows.load(table.values()).rows().forEach(row -> rows.put(row.key(), row));
        assertEquals(lived, Snapshot.of(StateRows.load(rows.values())), "rows written step by step give the state lived");
        Decision<EngineEvent> nothing = decider.decide(loaded, new EngineCommand.Resume(new PauseScope.OfPlan(new PlanName("none")),
                By.REGIE), Moment.of(now));
        assertEquals(List.of(), ((Decision.Accepted<EngineEvent>) nothing).events(), "nothing is left to do after a takeover");
        assertEquals(words(state), words(loaded), "tasks wait in the same places");
    }

    private static List<String> words(EngineState state) {
        return state.runs().stream()
                .flatMap(run -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(run.id() + " " + run.state()),
                        run.everything().stream().map(task -> task + " " + task.place())))
                .toList();
    }

    /** What was said since this was last asked. */
    List<String> told() {
        List<String> all = told;
        told = new ArrayList<>();
        return all;
    }

    Scene expect(String... events) {
        assertEquals(String.join("\n", events), String.join("\n", told()));
        return this;
    }

    Scene quietly() {
        told();
        return this;
    }
}
