package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.approve;
import static regie.engine.TaskBuilder.manual;
import static regie.engine.TaskBuilder.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import regie.engine.state.Snapshot;
import regie.estate.plan.IfFails;
import regie.estate.plan.RestartRule;
import regie.estate.plan.Window;
import regie.kernel.Decision;
import regie.kernel.HostName;
import regie.kernel.Language;
import regie.kernel.PlanName;
import regie.kernel.Value;

/** Every gesture on every state works, was already so, or is refused with a named problem; a refusal changes nothing. */
class EveryPairTest {

    private static final Instant LATER = Instant.parse("2026-11-25T00:00:00Z");

    private static Map<String, Gesture> gestures() {
        Map<String, Gesture> all = new LinkedHashMap<>();
        List<Gesture> list = List.of(new Gesture.Hold(), new Gesture.Free(), Gesture.Rerun.PLAIN,
                new Gesture.Rerun(Optional.of("a"), false, true), new Gesture.Rerun(Optional.empty(), true, true), new Gesture.Skip(),
                new Gesture.ForceOk(), new Gesture.Ice(), new Gesture.Thaw(), new Gesture.NoExec(true), new Gesture.NoExec(false),
                new Gesture.Kill(), new Gesture.Cancel(), new Gesture.Confirm(), new Gesture.Reject(), new Gesture.Approve(true),
                new Gesture.Approve(false), new Gesture.Answer(true, Map.of()), new Gesture.Waive("all"), new Gesture.StartNow(),
                new Gesture.Delay(LATER), new Gesture.Move(new HostName("h2")), new Gesture.SetVariable("x", Value.of("1")),
                new Gesture.Edit(plan("p", run("a"), run("z")).edition("e").build()),
                new Gesture.Insert(plan("p", run("a"), run("z")).edition("e").build(), "z"), new Gesture.ExtendDeadline(LATER),
                new Gesture.StopCycle(),
                new Gesture.Take(), new Gesture.Note("n"), new Gesture.Instruct("i", LATER),
                new Gesture.DecideUnknown(Gesture.UnknownDecision.WAIT), new Gesture.DecideUnknown(Gesture.UnknownDecision.LOST),
                new Gesture.DecideUnknown(Gesture.UnknownDecision.ELSEWHERE));
        list.forEach(gesture -> all.put(name(gesture), gesture));
        return all;
    }

    private static String name(Gesture gesture) {
        String name = gesture.command().replaceAll("(--until|extend-deadline) .*", "$1");
        return gesture instanceof Gesture.Rerun rerun
                ? name + rerun.from().map(task -> " --from " + task).orElse("") + (rerun.checkpoint() ? " --checkpoint" : "")
                : name;
    }

    /** Scenes in which p/a stands in each of its states, and so does its run. */
    private static Map<String, Supplier<Scene>> scenes() {
        Map<String, Supplier<Scene>> all = new LinkedHashMap<>();
        all.put("needs unmet", () -> ordered(plan("p", run("z"), run("a").needs("z"))));
        all.put("stuck in ended run", () -> ordered(plan("p", run("z"), run("a").needs("z"))).ends("p/z", 1));
        all.put("held", () -> ordered(plan("p", run("a").confirm())).act("p/a", new Gesture.Hold()));
        all.put("run held", () -> Scene.with(plan("p", run("a"))).send(
                new EngineCommand.OrderRun(new PlanName("p"), Scene.DATE, Map.of(), true, false, By.REGIE)));
        all.put("run queued", EveryPairTest::queued);
        all.put("to confirm", () -> ordered(plan("p", run("a").confirm())));
        all.put("window", () -> ordered(plan("p", run("a").window("23:30", "23:40", Window.AtEnd.HOLD))));
        all.put("retry due", () -> ordered(plan("p", run("a").retry(1, Duration.ofHours(1), 1))).ends("p/a", 1));
        all.put("ready, no host", () -> ordered(plan("p", run("a").on("none"))));
        all.put("ready, in line", () -> ordered(plan("p", run("z").uses("db", 3), run("a").uses("db", 1))));
        all.put("iced and pending", () -> ordered(plan("p", run("z"), run("a").needs("z"))).act("p/a", new Gesture.Ice()));
        all.put("dispatched", () -> ordered(plan("p", run("a"))));
        all.put("running", () -> ordered(plan("p", run("a"))).started("p/a"));
        all.put("stopping", () -> ordered(plan("p", run("a"))).act("p/a", new Gesture.Kill()));
        all.put("unknown", () -> ordered(plan("p", run("a"))).send(new EngineCommand.AgentLost(new HostName("h1"))));
        all.put("unknown, never again", () -> ordered(plan("p", run("a").restart(RestartRule.Allowed.NEVER)))
                .send(new EngineCommand.AgentLost(new HostName("h1"))));
        all.put("approval", () -> ordered(plan("p", approve("a"))));
        all.put("by hand", () -> ordered(plan("p", manual("a"))));
        all.put("sub-plan", () -> ordered(plan("p", TaskBuilder.plan("a", "q")), plan("q", run("x"))));
        all.put("items under way", () -> ordered(plan("p", run("a").foreach("1", "2"))));
        all.put("succeeded", () -> ordered(plan("p", run("a"))).ok("p/a"));
        all.put("succeeded, run lives", () -> ordered(plan("p", run("a"), run("z"))).ok("p/a"));
        all.put("failed", () -> ordered(plan("p", run("a"))).ends("p/a", 1));
        all.put("failed and held", () -> ordered(plan("p", run("a").ifFails(new IfFails.Hold()))).ends("p/a", 1));
        all.put("failed, never again", () -> ordered(plan("p", run("a").restart(RestartRule.Allowed.NEVER))).ends("p/a", 1));
        all.put("skipped", () -> ordered(plan("p", run("a").when(Says.yes(false)))));
        all.put("cancelled", () -> ordered(plan("p", run("a").confirm())).act("p", new Gesture.Cancel()));
        all.put("being cancelled", () -> ordered(plan("p", run("z"), run("a").needs("z"))).act("p", new Gesture.Cancel()));
        all.put("absent", () -> ordered(plan("p", run("z"), run("a").never())));
        return all;
    }

    private static Scene queued() {
        Scene scene = Scene.with(plan("q", run("a")));
        scene.plan(plan("p", run("a")).overlap(regie.estate.schedule.Overlap.QUEUE).build());
        scene.send(new EngineCommand.OrderRun(new PlanName("p"), Scene.DATE.plusDays(1), Map.of(), false, false, By.REGIE));
        return scene.order("p");
    }

    private static Scene ordered(PlanBuilder... plans) {
        return Scene.with(plans).order("p");
    }

    @Test
    void everyGestureOnEveryState() throws IOException {
        List<String> table = new ArrayList<>();
        Set<TaskState> seen = new LinkedHashSet<>();
        scenes().forEach((state, scene) -> gestures().forEach((name, gesture) -> {
            seen.add(scene.get().get("p/a").state());
            String onTask = answer(scene.get(), Scene.target("p/a"), gesture);
            String onRun = answer(scene.get(), Scene.target("p"), gesture);
            table.add("%-22s %-26s %-24s %s".formatted(state, name, onTask, onRun));
        }));
        assertEquals(Set.of(TaskState.values()).size(), seen.size(), "every state of a task is visited: " + seen);
        try (InputStream golden = getClass().getResourceAsStream("/every-pair.txt")) {
            String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            if (!expected.strip().equals(String.join("\n", table).strip())) {
                java.nio.file.Files.writeString(java.nio.file.Path.of("target/every-pair.txt"), String.join("\n", table) + "\n");
            }
            assertEquals(expected.strip(), String.join("\n", table).strip(), "target/every-pair.txt has what the engine answers now");
        }
    }

    private static String answer(Scene scene, Target target, Gesture gesture) {
        String before = Snapshot.of(scene.state);
        Decision<EngineEvent> decision = scene.decide(new EngineCommand.Act(target, gesture, Scene.OPERATOR));
        return switch (decision) {
            case Decision.Refused<EngineEvent> refused -> {
                assertEquals(before, Snapshot.of(scene.state), "a refusal changes nothing");
                assertFalse(refused.problem().sentence().in(Language.FRENCH).isBlank());
                yield refused.problem().code();
            }
            case Decision.Accepted<EngineEvent> accepted -> accepted.events().isEmpty() ? "already so" : "done";
        };
    }
}
