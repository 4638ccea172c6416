package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.DayScenes.rule;
import static regie.engine.DayScenes.start;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.day.DayKeeper;
import regie.engine.day.DayPlanner;
import regie.engine.day.DayView;
import regie.engine.day.Differences;
import regie.estate.EstateModel;
import regie.estate.plan.DayRules;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.CatchUp.Missed;
import regie.kernel.Decision;
import regie.kernel.PlanName;

/** The keeper drives the engine through its dates, whatever crashes and however long nobody was there. */
class DayKeeperTest {

    private final List<String> commands = new ArrayList<>();

    private static EstateModel model(PlanBuilder... plans) {
        LinkedHashMap<PlanName, PlanDefinition> all = new LinkedHashMap<>();
        for (PlanBuilder plan : plans) {
            PlanDefinition built = plan.build();
            all.put(built.name(), built);
        }
        return DayScenes.model(all);
    }

    /** Everything that the keeper asks for at this moment; each run starts at 22:00 and ends at once. */
    private void keep(Scene scene, EstateModel model, String at) {
        scene.at(at);
        DayKeeper keeper = new DayKeeper(new DayPlanner(model));
        Optional<DayCommand> next = keeper.next(DayView.of(scene.state), scene.now);
        while (next.isPresent()) {
            commands.add(next.get().getClass().getSimpleName());
            scene.send(next.get());
            keeper.done(next.get());
            next = keeper.next(DayView.of(scene.state), scene.now);
        }
    }

    @Test
    void eachDateIsPlannedOnceAndInOrder() {
        PlanBuilder p = plan("p", run("a")).schedule(rule("schedule", DayScenes.caught(Missed.ALL)));
        EstateModel model = model(p);
        Scene scene = Scene.with(p);
        keep(scene, model, "2026-11-23T05:00:00Z");
        scene.quietly();
        keep(scene, model, "2026-11-23T05:00:01Z");
        scene.expect();
        keep(scene, model, "2026-11-26T12:00:00Z");
        assertEquals(List.of("DayOpened 2026-11-24", "StartOverdue p 2026-11-24 2026-11-24T22:00",
                "DayPlanned 2026-11-24 0 ordered 1 overdue", "DayOpened 2026-11-25", "StartOverdue p 2026-11-25 2026-11-25T22:00",
                "DayPlanned 2026-11-25 0 ordered 1 overdue", "DayOpened 2026-11-26", "RunOrdered p@2026-11-26",
                "DayPlanned 2026-11-26 1 ordered 0 overdue"),
                scene.told().stream().filter(told -> told.startsWith("Day") && !told.startsWith("DayLeft")
                        || told.contains("11-24 ") && told.startsWith("StartOv") || told.contains("11-25 ") && told.startsWith("StartOv")
                        || told.startsWith("RunOrdered p@2026-11-26")).toList());
    }

    @Test
    void anotherKeeperGoesOnInTheMiddle() {
        PlanBuilder[] plans = new PlanBuilder[1200];
        for (int i = 0; i < plans.length; i++) {
            plans[i] = plan("p" + i, run("a")).schedule(rule("schedule", CatchUp.UNDECLARED));
        }
        EstateModel model = model(plans);
        Scene scene = Scene.with(plans);
        scene.checked = false;
        scene.now = Instant.parse("2026-11-23T05:00:00Z");
        DayKeeper first = new DayKeeper(new DayPlanner(model));
        for (int i = 0; i < 3; i++) {
            DayCommand command = first.next(DayView.of(scene.state), scene.now).orElseThrow();
            scene.send(command);
            first.done(command);
        }
        assertEquals(1000, scene.state.runs().size());
        keep(scene, model, "2026-11-23T05:00:01Z");
        assertEquals(List.of("PlanSlice", "PlanSlice", "PlanSlice", "CloseDay", "LeaveDay"), commands);
        assertEquals(1200, scene.state.runs().size());
        assertEquals(1L, scene.told().stream().filter(told -> told.equals("DayPlanned 2026-11-23 1200 ordered 0 overdue")).count());
    }

    @Test
    void oneTakesThePlaceOfAnother() {
        PlanBuilder night = plan("night", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED));
        PlanBuilder month = plan("month", run("a")).schedule(DayScenes.monthEnd())
                .day(new DayRules(0, DayRules.Leftover.KEEP, Optional.empty(), List.of(new PlanName("night")), Map.of()));
        DayPlanner planner = new DayPlanner(model(night, month));
        assertEquals(List.of("night"), planner.plan(DayScenes.SCOPE, LocalDate.parse("2026-11-29")).runs().stream()
                .map(one -> one.plan().value()).toList());
        var last = planner.plan(DayScenes.SCOPE, LocalDate.parse("2026-11-30"));
        assertEquals(List.of("month"), last.runs().stream().map(one -> one.plan().value()).toList());
        assertEquals(List.of(new DayCommand.Replacement(new PlanName("night"), new PlanName("month"))), last.replaced());
    }

    @Test
    void differencesAreFoundForWhatHasNotCome() {
        PlanBuilder p = plan("p", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED));
        PlanBuilder q = plan("q", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED));
        PlanBuilder r = plan("r", run("a"));
        Scene scene = Scene.with(p, q, r);
        scene.now = Instant.parse("2026-11-23T05:00:00Z");
        DayScenes.plan(scene, Scene.DATE, start("p", Scene.DATE, "2026-11-23T22:00:00Z"), start("q", Scene.DATE, "2026-11-23T21:00:00Z"),
                start("r", Scene.DATE, "2026-11-23T21:00:00Z"));
        PlanBuilder s = plan("s", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED));
        DayCommand.Replan found = Differences.of(new DayPlanner(model(p, q, r, s)), List.copyOf(scene.state.days().scopes()),
                DayView.ordered(scene.state), scene.now).orElseThrow();
        assertEquals(List.of(Scene.run("p")), found.moved().stream().map(DayCommand.Shift::run).toList());
        assertEquals(List.of(Scene.run("r")), found.withdrawn());
        assertEquals(List.of("s"), found.added().stream().map(one -> one.plan().value()).toList());
        scene.plan(s.build());
        assertEquals(Decision.Accepted.class, scene.decide(found).getClass());
        assertEquals(Optional.empty(), Differences.of(new DayPlanner(model(p, q, r, s)), List.copyOf(scene.state.days().scopes()),
                DayView.ordered(scene.state), scene.now));
    }
}
