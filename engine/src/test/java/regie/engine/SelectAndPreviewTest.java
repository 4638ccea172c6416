package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.preview.Preview;
import regie.engine.preview.TargetOrder;
import regie.engine.select.Selection;
import regie.engine.state.Snapshot;
import regie.kernel.Moment;

class SelectAndPreviewTest {

    private static String found(Scene scene, String match) {
        return switch (Selection.parse(match)) {
            case Selection.Parsed.Wrong wrong -> wrong.problem().sentence().en();
            case Selection.Parsed.Is is -> String.join(" ", is.selection().tasks(scene.state, scene.now).stream()
                    .map(task -> task.id().toString().replace("@" + Scene.DATE, "")).toList());
        };
    }

    @Test
    void wordsOfTheMatch() {
        Scene scene = Scene.with(plan("night-close", run("load").on("h2"), run("extract"), run("after").needs("load")).deadline("21:30"),
                plan("day", run("load-all")).application("billing"));
        scene.order("night-close").order("day").ends("night-close/extract", 1);
        assertEquals("night-close/extract", found(scene, "state:failed"));
        assertEquals("night-close/load night-close/extract night-close/after", found(scene, "plan:night*"));
        assertEquals("day/load-all", found(scene, "application:billing"));
        assertEquals("night-close/load day/load-all", found(scene, "task:load*"));
        assertEquals("night-close/load", found(scene, "task:load* host:h2"));
        assertEquals("night-close/load night-close/extract", found(scene, "code:T-LOAD,t-extract"));
        assertEquals("night-close/after", found(scene, "plan:night* -state:failed,dispatched"));
        assertEquals("night-close/load night-close/extract night-close/after", found(scene, "NIGHT-close"));
        assertEquals("night-close/load night-close/after", found(scene, "late date:2026-11-23"));
        assertEquals("", found(scene, "late date:2026-11-24"));
        assertEquals("'stat:failed' is no known criterion; did you mean state:?", found(scene, "stat:failed"));
        assertEquals("'state:faild' is no known criterion; did you mean state:failed?", found(scene, "state:faild"));
    }

    @Test
    void aPreviewOfARerunNamesWhoUsedTheResult() {
        Scene scene = Scene.with(plan("p", run("a").before("s"), run("b").needs("a"), run("c").needs("b"), run("s").never()));
        scene.order("p").ok("p/a", "p/b").quietly();
        assertEquals("""
                p/a: p/a starts over | before p/a, the step s is done | p/b (succeeded) has already used the result of p/a, since \
                2026-11-23T21:00:00Z | p/c (dispatched) has already used the result of p/a, since 2026-11-23T21:00:00Z
                p/c: TaskNotEnded""", preview(scene, Gesture.Rerun.PLAIN, "p/c", "p/a"));
        assertEquals("p/c: p/c@1 is killed".replace("p/c@1", "p/c#1"), preview(scene, new Gesture.Kill(), "p/c"));
    }

    @Test
    void aPreviewOfGoingPastNamesWhatBecomesFree() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a"), run("c").needs("a", "x"), run("x")));
        scene.order("p").ends("p/a", 1).quietly();
        assertEquals("p/a: p/b may start", preview(scene, new Gesture.ForceOk(), "p/a"));
        scene.ok("p/x");
        assertEquals("p/a: run p lives again | p/b may start | p/c may start", preview(scene, new Gesture.Skip(), "p/a"));
    }

    private static String preview(Scene scene, Gesture gesture, String... targets) {
        String before = Snapshot.of(scene.state);
        List<Target> all = java.util.Arrays.stream(targets).map(Scene::target).toList();
        Preview preview = Preview.of(scene.state, scene, all, gesture, Scene.OPERATOR, Moment.of(scene.now));
        assertEquals(before, Snapshot.of(scene.state), "a preview changes nothing");
        return String.join("\n", preview.steps().stream()
                .map(step -> step.target() + ": " + step.refusal().map(EngineProblem::code).orElseGet(() -> String.join(" | ",
                        step.consequences().stream().map(it -> it.sentence().en()).toList())))
                .map(line -> line.replace("@" + Scene.DATE, "")).toList());
    }

    @Test
    void manyAreTakenInDependencyOrder() {
        Scene scene = Scene.with(plan("p", run("c").needs("b"), run("b").needs("a"), run("a")), plan("q", run("x")));
        scene.order("q").order("p");
        List<Target> targets = java.util.stream.Stream.of("p/c", "p/a", "p", "q/x", "p/b").map(Scene::target).toList();
        assertEquals("q/x p p/a p/b p/c", String.join(" ", TargetOrder.sorted(scene.state, targets).stream()
                .map(target -> target.toString().replace("@" + Scene.DATE, "")).toList()));
        assertEquals(Optional.empty(), scene.state.run(Scene.run("none")));
    }
}
