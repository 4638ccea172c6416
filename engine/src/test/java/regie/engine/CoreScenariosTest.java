package regie.engine;

import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.nothing;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;

class CoreScenariosTest {

    @Test
    void twoEventsForATaskAndOneForTheEndOfTheRun() {
        Scene.with(plan("p", run("a"), run("b").needs("a")))
                .order("p")
                .expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1")
                .ok("p/a")
                .expect("AttemptEnded p/a#1 ok", "AttemptIntended p/b#1 on h1")
                .ok("p/b")
                .expect("AttemptEnded p/b#1 ok", "RunEnded p SUCCEEDED");
    }

    @Test
    void aLongAttemptAlsoStarts() {
        Scene.with(plan("p", run("a"))).order("p").quietly().started("p/a").expect("AttemptStarted p/a#1").ok("p/a").expect(
                "AttemptEnded p/a#1 ok", "RunEnded p SUCCEEDED");
    }

    @Test
    void aMilestoneIsPassedAtOnce() {
        Scene.with(plan("p", nothing("a"), nothing("b").needs("a"))).order("p").expect("PlanPinned", "RunOrdered p",
                "TaskPassed p/a NOTHING_TO_DO", "TaskPassed p/b NOTHING_TO_DO", "RunEnded p SUCCEEDED");
    }

    @Test
    void aFailureStopsItsBranchAndTheRunEndsFailedWhenTheRestIsDone() {
        Scene.with(plan("p", run("a"), run("b").needs("a"), run("c")))
                .order("p").quietly()
                .ends("p/a", 1).expect("AttemptEnded p/a#1 failed: exit 1")
                .ok("p/c").expect("AttemptEnded p/c#1 ok", "RunEnded p FAILED")
                .act("p/a", Gesture.Rerun.PLAIN).expect("RunReopened p", "TasksReset p a", "AttemptIntended p/a#2 on h1")
                .ok("p/a").expect("AttemptEnded p/a#2 ok", "AttemptIntended p/b#1 on h1")
                .ok("p/b").expect("AttemptEnded p/b#1 ok", "RunEnded p SUCCEEDED");
    }

    @Test
    void ifFailsContinueHoldAndRun() {
        Scene.with(plan("p", run("a").ifFails(new IfFails.Continue()), run("b").needs("a")))
                .order("p").quietly().ends("p/a", 1)
                .expect("AttemptEnded p/a#1 failed: exit 1", "AttemptIntended p/b#1 on h1")
                .ok("p/b").expect("AttemptEnded p/b#1 ok", "RunEnded p SUCCEEDED");
        Scene.with(plan("p", run("a").ifFails(new IfFails.Hold()), run("b").needs("a")))
                .order("p").quietly().ends("p/a", 1).expect("AttemptEnded p/a#1 failed: exit 1")
                .act("p/a", new Gesture.ForceOk()).expect("TaskForced p/a", "AttemptIntended p/b#1 on h1");
        Scene.with(plan("p", run("a").ifFails(new IfFails.RunTask("repair")), run("repair").never()))
                .order("p").quietly().ends("p/a", 1)
                .expect("AttemptEnded p/a#1 failed: exit 1", "TaskSummoned p/repair for a", "AttemptIntended p/repair#1 on h1")
                .ok("p/repair").expect("AttemptEnded p/repair#1 ok", "RunEnded p FAILED");
    }

    @Test
    void aNeedOnAFailureThatCannotComeSkipsTheTask() {
        Scene.with(plan("p", run("a"), run("clean").needs("a", Need.Ending.FAILED), run("after").needs("clean")))
                .order("p").quietly().ok("p/a")
                .expect("AttemptEnded p/a#1 ok", "TaskSkipped p/clean NEED_IMPOSSIBLE", "AttemptIntended p/after#1 on h1");
    }

    @Test
    void retriesByItsRuleWithBackoff() {
        Scene.with(plan("p", run("a").retry(2, Duration.ofMinutes(1), 2, 75)))
                .order("p").quietly()
                .ends("p/a", 75).expect("AttemptEnded p/a#1 again at 2026-11-23T22:01")
                .after(Duration.ofSeconds(59)).expect()
                .after(Duration.ofSeconds(1)).expect("AttemptIntended p/a#2 on h1")
                .ends("p/a", 75).expect("AttemptEnded p/a#2 again at 2026-11-23T22:03")
                .act("p/a", new Gesture.StartNow()).expect("TaskHurried p/a", "AttemptIntended p/a#3 on h1")
                .ends("p/a", 75).expect("AttemptEnded p/a#3 failed: exit 75", "RunEnded p FAILED");
        Scene.with(plan("p", run("a").retry(2, Duration.ofMinutes(1), 2, 75)))
                .order("p").quietly().ends("p/a", 1).expect("AttemptEnded p/a#1 failed: exit 1", "RunEnded p FAILED");
    }
}
