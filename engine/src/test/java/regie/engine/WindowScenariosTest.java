package regie.engine;

import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import regie.estate.plan.Window;
import regie.estate.plan.Window.AtEnd;

/** What becomes of a task that has not started when its window closes, whether the window is its own or that of its plan. */
class WindowScenariosTest {

    /** The scene begins at 22:00 local time; the window is over at 23:00, before {@code z} ends. */
    private static Scene late(AtEnd then, boolean ofPlan) {
        TaskBuilder task = run("a").needs("z");
        Scene scene = Scene.with(ofPlan ? plan("p", run("z"), task).window("21:00", "23:00", then)
                : plan("p", run("z"), task.window("21:00", "23:00", then)));
        return scene.order("p").quietly().at("2026-11-23T22:00:00Z");
    }

    private static List<String> expected(AtEnd then) {
        return switch (then) {
            case HOLD -> List.of("TaskHeld p/a WINDOW_CLOSED", "AttemptEnded p/z#1 ok");
            case SKIP -> List.of("TaskSkipped p/a WINDOW_CLOSED", "AttemptEnded p/z#1 ok", "RunEnded p SUCCEEDED");
            case START -> List.of("AttemptEnded p/z#1 ok", "AttemptIntended p/a#1 on h1");
            case FAIL -> List.of("TaskFailed p/a WindowClosed", "AttemptEnded p/z#1 ok", "RunEnded p FAILED");
            case TOMORROW -> List.of("WindowMoved p/a 2026-11-24T21:00", "AttemptEnded p/z#1 ok");
        };
    }

    @TestFactory
    Stream<DynamicTest> eachEndActs() {
        return Stream.of(AtEnd.values()).flatMap(then -> Stream.of(false, true).map(ofPlan -> DynamicTest.dynamicTest(
                then + (ofPlan ? " of a plan" : " of a task"),
                () -> late(then, ofPlan).ok("p/z").expect(expected(then).toArray(String[]::new)))));
    }

    @Test
    void aFreedTaskStartsOutsideItsWindowAndTomorrowComes() {
        late(AtEnd.HOLD, true).ok("p/z").quietly().act("p/a", new Gesture.Free())
                .expect("TaskFreed p/a", "TaskHurried p/a", "AttemptIntended p/a#1 on h1");
        late(AtEnd.TOMORROW, true).ok("p/z").quietly().at("2026-11-24T20:00:00Z").expect("AttemptIntended p/a#1 on h1");
        late(AtEnd.FAIL, true).ok("p/z").quietly().act("p/a", new Gesture.Rerun(Optional.empty(), false, false))
                .expect("RunReopened p", "TasksReset p a", "TaskFailed p/a WindowClosed", "RunEnded p FAILED");
    }

    @Test
    void theTasksOwnWindowComesBeforeThePlans() {
        Scene scene = Scene.with(plan("p", run("a").window("23:00", "23:30", AtEnd.SKIP), run("b"))
                .window("22:30", "23:30", Window.AtEnd.HOLD));
        scene.order("p").expect("PlanPinned", "RunOrdered p").at("2026-11-23T21:30:00Z").expect("AttemptIntended p/b#1 on h1")
                .at("2026-11-23T22:00:00Z").expect("AttemptIntended p/a#1 on h1");
    }
}
