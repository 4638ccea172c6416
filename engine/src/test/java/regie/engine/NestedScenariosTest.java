package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.nothing;
import static regie.engine.TaskBuilder.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regie.estate.plan.Foreach;
import regie.estate.plan.Need;
import regie.estate.plan.RestartRule;
import regie.estate.plan.Template;
import regie.estate.plan.Window;
import regie.kernel.Value;

/** Conditions, lists and plans in plans. */
class NestedScenariosTest {

    private static Need on(String task) {
        return new Need.OnTask(task, Need.Ending.SUCCEEDED, false);
    }

    @Test
    void whenIsEvaluatedOnceAsSoonAsTheNeedsAreMet() {
        var exit = Says.of("tasks.a.exit_code == 4", scope -> {
            Value.Fields tasks = (Value.Fields) scope.lookup("tasks");
            return Value.of(((Value.Fields) tasks.fields().get("a")).fields().get("exit_code").asText().equals("4"));
        }, "tasks");
        Scene.with(plan("p", run("a").warnWhen(Says.exitCode(4)), run("b").needs("a").when(exit), run("c").needs("b")))
                .order("p").quietly().ends("p/a", 4)
                .expect("AttemptEnded p/a#1 warned", "TaskAdmitted p/b", "AttemptIntended p/b#1 on h1");
        Scene.with(plan("p", run("a"), run("b").needs("a").when(exit), run("c").needs("b")))
                .order("p").quietly().ok("p/a")
                .expect("AttemptEnded p/a#1 ok", "TaskSkipped p/b WHEN_FALSE", "AttemptIntended p/c#1 on h1");
        Scene.with(plan("p", run("b").when(Says.broken()))).order("p")
                .expect("PlanPinned", "RunOrdered p", "TaskFailed p/b ExpressionFailed", "RunEnded p FAILED");
    }

    @Test
    void anyAndNestedNeeds() {
        Need any = new Need.Any(List.of(on("b"), new Need.All(List.of(on("c"), on("d")))));
        Scene scene = Scene.with(plan("p", run("a"), run("b"), run("c"), run("d"), run("e").needs("a").needs(any)).tasksAtOnce(9));
        scene.order("p").quietly().ok("p/c").expect("AttemptEnded p/c#1 ok").ends("p/b", 1).expect("AttemptEnded p/b#1 failed: exit 1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok")
                .ok("p/d").expect("AttemptEnded p/d#1 ok", "AttemptIntended p/e#1 on h1");
    }

    @Test
    void absentMembersPassInAllAndDropOutOfAny() {
        Scene.with(plan("p", run("a"), run("out").never(), run("b").needs("a", "out"),
                        run("c").needs(new Need.Any(List.of(on("a"), on("out")))), run("d").needs(new Need.Any(List.of(on("out"))))))
                .order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "AttemptIntended p/d#1 on h1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/b#1 on h1", "AttemptIntended p/c#1 on h1");
    }

    @Test
    void eachItemIsATaskOfItsOwn() {
        Scene scene = Scene.with(plan("p", run("a").foreach("CLI", "FOU"), run("b").needs("a")));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "ItemsFound p/a CLI,FOU", "AttemptIntended p/a.CLI#1 on h1",
                        "AttemptIntended p/a.FOU#1 on h1")
                .ok("p/a.CLI").expect("AttemptEnded p/a.CLI#1 ok")
                .ends("p/a.FOU", 1).expect("AttemptEnded p/a.FOU#1 failed: exit 1",
                        "ItemsEnded p/a failed: ItemsFailed", "RunEnded p FAILED");
        assertEquals(TaskState.FAILED, scene.get("p/a").state());
        scene.act("p/a.FOU", Gesture.Rerun.PLAIN).expect("RunReopened p", "TasksReset p a.FOU", "AttemptIntended p/a.FOU#2 on h1");
        assertEquals(TaskState.RUNNING, scene.get("p/a").state());
        scene.ends("p/a.FOU", 1).quietly()
                .act("p/a", Gesture.Rerun.PLAIN)
                .expect("RunReopened p", "TasksReset p a", "ItemsFound p/a CLI,FOU", "AttemptIntended p/a.FOU#3 on h1")
                .ends("p/a.FOU", 1).quietly()
                .act("p/a.FOU", new Gesture.Skip())
                .expect("RunReopened p", "TaskSkipped p/a.FOU GESTURE", "ItemsEnded p/a ok", "AttemptIntended p/b#1 on h1");
    }

    @Test
    void anEmptyListSucceedsAndAHugeOneFails() {
        Scene.with(plan("p", run("a").foreach())).order("p")
                .expect("PlanPinned", "RunOrdered p", "ItemsFound p/a ", "ItemsEnded p/a ok", "RunEnded p SUCCEEDED");
        List<Value> many = IntStream.range(0, Foreach.ITEMS_MAX + 1).mapToObj(i -> Value.of(i)).toList();
        Scene.with(plan("p", run("a").foreach(new Foreach.Computed(Says.of("many", scope -> new Value.Items(many)))))).order("p")
                .expect("PlanPinned", "RunOrdered p", "TaskFailed p/a TooManyItems", "RunEnded p FAILED");
        Scene.with(plan("p", run("a").foreach(new Foreach.Computed(Says.of("no", scope -> Value.of("x")))))).order("p")
                .expect("PlanPinned", "RunOrdered p", "TaskFailed p/a ExpressionFailed", "RunEnded p FAILED");
    }

    @Test
    void keysAreIndexesWhereValuesCannotBe() {
        Scene.with(plan("p", nothing("a").foreach("x", "x", "y"))).order("p").expect("PlanPinned", "RunOrdered p", "ItemsFound p/a 0,1,2",
                "TaskPassed p/a.0 NOTHING_TO_DO", "TaskPassed p/a.1 NOTHING_TO_DO", "TaskPassed p/a.2 NOTHING_TO_DO", "ItemsEnded p/a ok",
                "RunEnded p SUCCEEDED");
    }

    @Test
    void onEachMachineOfALogicalHost() {
        Scene.with(plan("p", run("a").foreach(new Foreach.Hosts("app")).onItem())).order("p").expect("PlanPinned", "RunOrdered p",
                "ItemsFound p/a h1,h2", "AttemptIntended p/a.h1#1 on h1", "AttemptIntended p/a.h2#1 on h2");
    }

    @Test
    void linesAreReadByAnAttemptOfTheirOwn() {
        Scene scene = Scene.with(plan("p",
                run("a").foreach(new Foreach.Lines(Template.literal("list.txt"))).restart(RestartRule.Allowed.NEVER)));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1");
        Intent.Work work = (Intent.Work) scene.get("p/a").attempt().orElseThrow().intent();
        assertEquals("lines", work.kind());
        Value.Items lines = new Value.Items(List.of(Value.of("one"), Value.of("two")));
        scene.report("p/a", new AttemptReport.Ended(AttemptResult.exited(0, scene.now, scene.now).withOutputs(Map.of("items", lines))))
                .expect("AttemptEnded p/a#1 listed", "ItemsFound p/a one,two", "AttemptIntended p/a.one#1 on h1",
                        "AttemptIntended p/a.two#1 on h1")
                .act("p/a", new Gesture.Kill()).expect("AttemptStopping p/a.one#1", "AttemptStopping p/a.two#1");
    }

    private static void lists(Scene scene, String task, String... lines) {
        Value.Items items = new Value.Items(Arrays.stream(lines).map(Value::of).map(Value.class::cast).toList());
        scene.report(task, new AttemptReport.Ended(AttemptResult.exited(0, scene.now, scene.now).withOutputs(Map.of("items", items))));
    }

    @Test
    void anItemThatComesBackIntoTheListGoesOnCounting() {
        Scene scene = Scene.with(plan("p", run("a").foreach(new Foreach.Lines(Template.literal("list.txt")))));
        scene.order("p");
        lists(scene, "p/a", "one", "two");
        scene.ok("p/a.one").ends("p/a.two", 1).act("p/a", Gesture.Rerun.PLAIN).quietly();
        scene.act("p/a.two", Gesture.Rerun.PLAIN).expect("refused TaskNotEnded");
        lists(scene, "p/a", "one");
        scene.expect("AttemptEnded p/a#2 listed", "ItemsFound p/a one", "ItemsEnded p/a ok", "RunEnded p SUCCEEDED");
        scene.act("p/a", Gesture.Rerun.PLAIN).quietly();
        lists(scene, "p/a", "one", "two");
        scene.expect("AttemptEnded p/a#3 listed", "ItemsFound p/a one,two", "AttemptIntended p/a.two#2 on h1");
    }

    @Test
    void aListedStepBeforeARestartIsDoneWhollyEachTime() {
        Scene scene = Scene.with(plan("p", run("a").before("s"), run("s").never().foreach("x")));
        scene.order("p").ends("p/a", 1).act("p/a", Gesture.Rerun.PLAIN).ok("p/s.x").ends("p/a", 1).quietly();
        scene.act("p/a", Gesture.Rerun.PLAIN).expect("RunReopened p", "TasksReset p a", "TaskSummoned p/s for a",
                "ItemsFound p/s x", "AttemptIntended p/s.x#2 on h1");
    }

    @Test
    void whatStartsOverHasNoExitCodeForOthers() {
        var known = Says.of("has(tasks.a.exit_code)", scope -> {
            Value.Fields tasks = (Value.Fields) scope.lookup("tasks");
            return Value.of(((Value.Fields) tasks.fields().get("a")).fields().containsKey("exit_code"));
        }, "tasks");
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a").when(known)));
        scene.order("p").act("p", new Gesture.Hold()).ends("p/a", 1).act("p/a", Gesture.Rerun.PLAIN).act("p/a", new Gesture.Ice())
                .act("p", new Gesture.Free()).quietly();
        assertEquals(TaskState.SKIPPED, scene.get("p/b").state(), "passed on ice after a reset: its old exit code is no fact any more");
    }

    @Test
    void aWindowThatIsOpenWhenItsRunIsOrderedNeedsNoWakingUp() {
        Scene scene = Scene.with(plan("p", run("a").window("21:00", "23:59", Window.AtEnd.HOLD)));
        scene.order("p");
        assertEquals(1, scene.state.timerCount(), "only its closing");
    }

    @Test
    void aSubPlanEndsAsItsRunDoes() {
        Scene.with(plan("p", TaskBuilder.plan("a", "q"), run("b").needs("a")), plan("q", run("x")))
                .order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1", "PlanPinned",
                        "RunOrdered q", "AttemptIntended q/x#1 on h1")
                .ends("q/x", 1).expect("AttemptEnded q/x#1 failed: exit 1", "RunEnded q FAILED", "AttemptEnded p/a#1 failed: SubRunFailed",
                        "RunEnded p FAILED")
                .act("q/x", Gesture.Rerun.PLAIN)
                .expect("RunReopened q", "RunReopened p", "AttemptIntended p/a#2", "TasksReset q x", "AttemptIntended q/x#2 on h1")
                .ends("q/x", 1).quietly()
                .act("p/a", Gesture.Rerun.PLAIN)
                .expect("RunReopened p", "TasksReset p a", "AttemptIntended p/a#3", "RunReopened q", "TasksReset q x",
                        "AttemptIntended q/x#3 on h1")
                .ok("q/x").expect("AttemptEnded q/x#3 ok", "RunEnded q SUCCEEDED", "AttemptEnded p/a#3 ok", "AttemptIntended p/b#1 on h1");
        Scene.with(plan("p", TaskBuilder.plan("a", "none"))).order("p")
                .expect("PlanPinned", "RunOrdered p", "TaskFailed p/a NoSuchPlan", "RunEnded p FAILED");
    }

    @Test
    void killingASubPlanCancelsItsRun() {
        Scene.with(plan("p", TaskBuilder.plan("a", "q")), plan("q", run("x"))).order("p").quietly()
                .act("p/a", new Gesture.Kill()).expect("AttemptStopping p/a#1", "RunCancelled q", "AttemptStopping q/x#1")
                .ok("q/x").expect("AttemptEnded q/x#1 cancelled", "RunEnded q CANCELLED",
                        "AttemptEnded p/a#1 failed: Killed", "RunEnded p FAILED");
    }

    @Test
    void aPlanInItselfEndsSomewhere() {
        Scene scene = Scene.with(plan("p", TaskBuilder.plan("a", "p")));
        scene.order("p");
        assertEquals(List.of("RunEnded p~16 FAILED"), scene.told().stream().filter(it -> it.contains("RunEnded p~16")).toList());
        assertEquals(RunState.FAILED, scene.state.run(Scene.run("p")).orElseThrow().state());
    }
}
