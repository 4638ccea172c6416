package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.approve;
import static regie.engine.TaskBuilder.manual;
import static regie.engine.TaskBuilder.nothing;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.estate.plan.Action.AnswerType;
import regie.estate.plan.Need;
import regie.estate.schedule.Overlap;
import regie.estate.plan.RestartRule;
import regie.estate.plan.Window;
import regie.kernel.PlanName;
import regie.kernel.Value;

class GestureScenariosTest {

    private static Gesture.Rerun from(String task) {
        return new Gesture.Rerun(Optional.of(task), false, false);
    }

    @Test
    void holdAndFree() {
        Scene.with(plan("p", run("a"), run("b").needs("a"))).order("p").quietly()
                .act("p/b", new Gesture.Hold()).expect("TaskHeld p/b").act("p/b", new Gesture.Hold()).expect()
                .ok("p/a").expect("AttemptEnded p/a#1 ok")
                .act("p", new Gesture.Hold()).expect("RunHeld p")
                .act("p/b", new Gesture.Free()).expect("TaskFreed p/b")
                .act("p", new Gesture.Free()).expect("RunFreed p", "AttemptIntended p/b#1 on h1");
    }

    @Test
    void anOrderMayBeHeldForcedAndGivenValues() {
        Scene scene = Scene.with(plan("p", run("a", Says.variable("region"))).variable("region", "ouest").overlap(Overlap.SKIP));
        scene.send(new EngineCommand.OrderRun(new PlanName("p"), Scene.DATE, Map.of("region", Value.of("l'est")), true, false, By.REGIE))
                .expect("PlanPinned", "RunOrdered p held")
                .order("p").expect("refused PlanStillLives")
                .send(new EngineCommand.OrderRun(new PlanName("p"), Scene.DATE, Map.of(), false, true, By.REGIE))
                .expect("RunOrdered p~2", "AttemptIntended p~2/a#1 on h1")
                .act("p", new Gesture.Free()).expect("RunFreed p", "AttemptIntended p/a#1 on h1")
                .order("none").expect("refused NoSuchPlan");
        assertEquals("./x 'l'\\''est'", script(scene, "p/a"));
        assertEquals("./x 'ouest'", script(scene, "p~2/a"));
    }

    private static String script(Scene scene, String task) {
        Intent.Work work = (Intent.Work) scene.get(task).attempt().orElseThrow().intent();
        return ((Value.Fields) work.arguments()).fields().get("script").asText();
    }

    @Test
    void overlapQueuesAndReplaces() {
        Scene.with(plan("p", run("a")).overlap(Overlap.QUEUE)).order("p").order("p").order("p")
                .expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "RunOrdered p~2 queued", "RunOrdered p~3 queued")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "RunEnded p SUCCEEDED", "RunReleased p~2", "AttemptIntended p~2/a#1 on h1")
                .act("p~3", new Gesture.StartNow()).expect("RunReleased p~3", "AttemptIntended p~3/a#1 on h1")
                .act("p~3", new Gesture.StartNow()).expect("refused NothingIsQueued");
        Scene.with(plan("p", run("a")).overlap(Overlap.REPLACE)).order("p").quietly().order("p")
                .expect("RunCancelled p", "AttemptStopping p/a#1", "RunOrdered p~2 queued")
                .ok("p/a").expect("AttemptEnded p/a#1 cancelled", "RunEnded p CANCELLED", "RunReleased p~2",
                        "AttemptIntended p~2/a#1 on h1");
        Scene.with(plan("p", run("a")).concurrency(2)).order("p").order("p").quietly().order("p").expect("RunOrdered p~3 queued");
    }

    @Test
    void rerunsKeepWhatSucceededAndFromHereTakesAllAfter() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a"), run("c").needs("b"), run("d")));
        scene.order("p").ok("p/a", "p/b", "p/c").quietly();
        scene.act("p", Gesture.Rerun.PLAIN).expect("refused NothingToRerun")
                .act("p", from("x")).expect("refused NoSuchTask")
                .act("p", from("b")).expect("TasksReset p b,c", "AttemptIntended p/b#2 on h1")
                .ok("p/b").expect("AttemptEnded p/b#2 ok", "AttemptIntended p/c#2 on h1")
                .act("p/a", Gesture.Rerun.PLAIN).expect("TasksReset p a", "AttemptIntended p/a#2 on h1")
                .act("p", from("b")).expect("refused TaskNotEnded");
    }

    @Test
    void aRerunDecidesAgainWhatWasSkippedBecauseOfIt() {
        Scene.with(plan("p", run("a"), run("clean").needs("a", Need.Ending.FAILED))).order("p").ok("p/a").quietly()
                .act("p/a", Gesture.Rerun.PLAIN).expect("RunReopened p", "TasksReset p a,clean", "AttemptIntended p/a#2 on h1")
                .ends("p/a", 1).expect("AttemptEnded p/a#2 failed: exit 1", "AttemptIntended p/clean#1 on h1");
    }

    @Test
    void restartRulesRefuse() {
        Scene scene = Scene.with(plan("p", run("never").restart(RestartRule.Allowed.NEVER), run("once").restart(RestartRule.Allowed.ONCE),
                run("check").restart(RestartRule.Allowed.AFTER_CHECK), run("late").until("22:30")));
        scene.order("p").ends("p/never", 1).ends("p/once", 1).ends("p/check", 1).ends("p/late", 1).quietly();
        scene.act("p/never", Gesture.Rerun.PLAIN).expect("refused RestartForbidden")
                .act("p/once", Gesture.Rerun.PLAIN).expect("RunReopened p", "TasksReset p once", "AttemptIntended p/once#2 on h1")
                .ends("p/once", 1).quietly()
                .act("p/once", Gesture.Rerun.PLAIN).expect("refused RestartOnlyOnce")
                .act("p/check", Gesture.Rerun.PLAIN).expect("refused RestartNeedsCheck")
                .act("p/check", new Gesture.Rerun(Optional.empty(), false, true))
                .expect("RunReopened p", "TasksReset p check", "AttemptIntended p/check#2 on h1")
                .act("p/late", new Gesture.Rerun(Optional.empty(), true, false)).expect("refused NoCheckpoint")
                .act("p/late", Gesture.Rerun.PLAIN).expect("TasksReset p late", "AttemptIntended p/late#2 on h1")
                .ends("p/late", 1).after(Duration.ofMinutes(31)).quietly()
                .act("p/late", Gesture.Rerun.PLAIN).expect("refused RestartTooLate");
    }

    @Test
    void theStepBeforeARestart() {
        Scene.with(plan("p", run("load").before("purge"), run("purge").never(), run("next").needs("load")))
                .order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/load#1 on h1")
                .ends("p/load", 1).expect("AttemptEnded p/load#1 failed: exit 1", "RunEnded p FAILED")
                .act("p/load", Gesture.Rerun.PLAIN)
                .expect("RunReopened p", "TasksReset p load", "TaskSummoned p/purge for load", "AttemptIntended p/purge#1 on h1")
                .ok("p/purge").expect("AttemptEnded p/purge#1 ok", "AttemptIntended p/load#2 on h1")
                .ends("p/load", 1).quietly()
                .act("p/load", Gesture.Rerun.PLAIN).quietly()
                .ends("p/purge", 1).expect("AttemptEnded p/purge#2 failed: exit 1", "RunEnded p FAILED")
                .act("p/load", new Gesture.Waive("purge")).expect("RunReopened p", "NeedWaived p/load purge",
                        "AttemptIntended p/load#3 on h1");
    }

    @Test
    void aProcedureBeforeARestart() {
        Scene.with(plan("p", run("load").before("cleanup")), plan("cleanup", run("wipe")))
                .order("p").ends("p/load", 1).quietly()
                .act("p/load", Gesture.Rerun.PLAIN)
                .expect("RunReopened p", "TasksReset p load", "ProcedureRequired p/load cleanup", "PlanPinned", "RunOrdered cleanup",
                        "AttemptIntended cleanup/wipe#1 on h1")
                .ok("cleanup/wipe").expect("AttemptEnded cleanup/wipe#1 ok", "RunEnded cleanup SUCCEEDED",
                        "AttemptIntended p/load#2 on h1");
    }

    @Test
    void restartAtTheCheckpoint() {
        Scene scene = Scene.with(plan("p", run("a")));
        scene.order("p").quietly();
        scene.report("p/a", new AttemptReport.Ended(AttemptResult.exited(1, scene.now, scene.now).withCheckpoint("file-7"))).quietly();
        scene.act("p/a", new Gesture.Rerun(Optional.empty(), true, false))
                .expect("RunReopened p", "TasksReset p a checkpoint", "AttemptIntended p/a#2 on h1");
        assertEquals(Optional.of("file-7"), ((Intent.Work) scene.get("p/a").attempt().orElseThrow().intent()).checkpoint());
    }

    @Test
    void goingPastATask() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a"), run("c").needs("b"), run("d").needs(
                new Need.OnTask("b", Need.Ending.SUCCEEDED, true))));
        scene.order("p").quietly()
                .act("p/b", new Gesture.Skip()).expect("TaskSkipped p/b GESTURE", "AttemptIntended p/c#1 on h1")
                .act("p/a", new Gesture.Skip()).expect("refused TaskHasStarted")
                .ok("p/a", "p/c").expect("AttemptEnded p/a#1 ok", "AttemptEnded p/c#1 ok", "RunEnded p FAILED")
                .act("p/d", new Gesture.ForceOk()).expect("RunReopened p", "TaskForced p/d", "RunEnded p SUCCEEDED")
                .act("p/d", new Gesture.ForceOk()).expect("refused TaskHasEnded");
        assertEquals(1, scene.state.exceptions().size());
        scene.send(new EngineCommand.PutRight(1, By.of("anna"))).expect("ExceptionPutRight")
                .send(new EngineCommand.PutRight(1, By.of("anna"))).expect("refused NoSuchException");
    }

    @Test
    void iceAndNoExec() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a"), run("c").needs("b"), run("d").needs("c")));
        scene.order("p").quietly()
                .act("p/b", new Gesture.Ice()).expect("TaskMarked p/b ON_ICE true")
                .act("p/c", new Gesture.NoExec(true)).expect("TaskMarked p/c NO_EXEC true")
                .act("p/d", new Gesture.Ice()).expect("TaskMarked p/d ON_ICE true")
                .act("p/d", new Gesture.Thaw()).expect("TaskMarked p/d ON_ICE false")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "TaskPassed p/b ON_ICE", "TaskPassed p/c NO_EXEC", "AttemptIntended p/d#1 on h1")
                .act("p/b", Gesture.Rerun.PLAIN)
                .expect("TaskMarked p/b ON_ICE false", "TasksReset p b", "AttemptIntended p/b#1 on h1");
        assertEquals(List.of("NO_EXEC"), scene.state.exceptions().stream().map(row -> row.what().name()).toList());
    }

    @Test
    void aNoExecRunGoesThroughTheMotions() {
        Scene.with(plan("p", run("a"), run("b").needs("a"))).send(new EngineCommand.OrderRun(
                        new PlanName("p"), Scene.DATE, Map.of(), true, false, By.REGIE)).quietly()
                .act("p", new Gesture.NoExec(true)).expect("TaskMarked p/a NO_EXEC true", "TaskMarked p/b NO_EXEC true")
                .act("p", new Gesture.Free()).expect("RunFreed p", "TaskPassed p/a NO_EXEC", "TaskPassed p/b NO_EXEC",
                        "RunEnded p SUCCEEDED");
    }

    @Test
    void waivingNeeds() {
        Scene.with(plan("p", run("a"), run("b"), run("c").needs("a", "b"))).order("p").quietly()
                .act("p/c", new Gesture.Waive("x")).expect("refused NoSuchNeed")
                .act("p/c", new Gesture.Waive("a")).expect("NeedWaived p/c a")
                .act("p/c", new Gesture.Waive("a")).expect()
                .ok("p/b").expect("AttemptEnded p/b#1 ok", "AttemptIntended p/c#1 on h1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok");
        Scene.with(plan("p", run("a"), run("b"), run("c").needs("a", "b"))).order("p").quietly()
                .act("p/c", new Gesture.Waive("all")).expect("NeedWaived p/c all", "AttemptIntended p/c#1 on h1");
    }

    @Test
    void confirmationsAreAskedWhenAllElseIsMet() {
        Scene.with(plan("p", run("a"), run("b").needs("a").confirm())).order("p").quietly()
                .act("p/b", new Gesture.Confirm()).expect("refused NotAskingToConfirm")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "ConfirmationAsked p/b")
                .act("p/b", new Gesture.Confirm()).expect("TaskConfirmed p/b", "AttemptIntended p/b#1 on h1");
        Scene.with(plan("p", run("b").confirm())).order("p").quietly()
                .act("p/b", new Gesture.Reject()).expect("TaskFailed p/b Rejected", "RunEnded p FAILED");
    }

    @Test
    void approvalsAndManualTasks() {
        Scene.with(plan("p", approve("a"), run("b").needs("a"))).order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1")
                .act("p/b", new Gesture.Approve(true)).expect("refused NotAnApproval")
                .act("p/a", new Gesture.Approve(true)).expect("PersonAnswered p/a#1", "AttemptEnded p/a#1 ok",
                        "AttemptIntended p/b#1 on h1")
                .act("p/a", new Gesture.Approve(true)).expect("refused TaskNotLive");
        Scene.with(plan("p", approve("a"))).order("p").quietly()
                .act("p/a", new Gesture.Approve(false))
                .expect("PersonAnswered p/a#1", "AttemptEnded p/a#1 failed: Rejected", "RunEnded p FAILED");
        Scene.with(plan("p", manual("m", TaskBuilder.question("count", AnswerType.NUMBER, true),
                        TaskBuilder.question("colour", AnswerType.CHOICE, false, "red", "green")))).order("p").quietly()
                .after(Duration.ofMinutes(10)).expect("PersonReminded p/m#1")
                .after(Duration.ofMinutes(20)).expect("PersonEscalated p/m#1 to shift-lead")
                .act("p/m", new Gesture.Answer(true, Map.of())).expect("refused AnswerMissing")
                .act("p/m", new Gesture.Answer(true, Map.of("count", Value.of("x")))).expect("refused AnswerOfWrongType")
                .act("p/m", new Gesture.Answer(true, Map.of("count", Value.of(1), "z", Value.of(1)))).expect("refused AnswerUnknown")
                .act("p/m", new Gesture.Answer(true, Map.of("count", Value.of(3))))
                .expect("PersonAnswered p/m#1", "AttemptEnded p/m#1 ok", "RunEnded p SUCCEEDED");
    }

    @Test
    void wordsAreTakenAsTheQuestionAsks() {
        Scene.with(plan("p", manual("m", TaskBuilder.question("count", AnswerType.NUMBER, true),
                        TaskBuilder.question("cold", AnswerType.BOOLEAN, true)))).order("p").quietly()
                .act("p/m", new Gesture.Answer(true, Map.of("count", Value.of("4,5"), "cold", Value.of("perhaps"))))
                .expect("refused AnswerOfWrongType")
                .act("p/m", new Gesture.Answer(true, Map.of("count", Value.of("4,5"), "cold", Value.of("oui"))))
                .expect("PersonAnswered p/m#1", "AttemptEnded p/m#1 ok", "RunEnded p SUCCEEDED");
    }

    @Test
    void theEngineKeepsTheTimeoutOfWhatItDoesItself() {
        Scene.with(plan("p", approve("a").timeout(Duration.ofHours(1)))).order("p").quietly()
                .after(Duration.ofHours(1)).expect("AttemptEnded p/a#1 failed: TimedOut", "RunEnded p FAILED");
    }

    @Test
    void windowsEndAsTheySay() {
        for (Window.AtEnd then : Window.AtEnd.values()) {
            Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a").window("23:00", "23:30", then)));
            scene.order("p").ok("p/a").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "AttemptEnded p/a#1 ok");
            scene.act("p/b", new Gesture.Hold()).at("2026-11-23T22:00:00Z").quietly();
            scene.at("2026-11-23T22:30:00Z").act("p/b", new Gesture.Free());
            switch (then) {
                case HOLD -> scene.expect("TaskFreed p/b", "TaskHeld p/b WINDOW_CLOSED").act("p/b", new Gesture.Free())
                        .expect("TaskFreed p/b", "TaskHurried p/b", "AttemptIntended p/b#1 on h1");
                case SKIP -> scene.expect("TaskFreed p/b", "TaskSkipped p/b WINDOW_CLOSED", "RunEnded p SUCCEEDED");
                case START -> scene.expect("TaskFreed p/b", "AttemptIntended p/b#1 on h1");
                case FAIL -> scene.expect("TaskFreed p/b", "TaskFailed p/b WindowClosed", "RunEnded p FAILED");
                case TOMORROW -> scene.expect("TaskFreed p/b", "WindowMoved p/b 2026-11-24T23:00")
                        .at("2026-11-24T22:00:00Z").expect("AttemptIntended p/b#1 on h1");
            }
        }
    }

    @Test
    void aWindowOpensByItsTimerAndClosesOnWhatStillWaits() {
        Scene.with(plan("p", run("a").window("23:00", "23:30", Window.AtEnd.HOLD), run("b").needs("a").window("23:00", "23:30",
                        Window.AtEnd.FAIL))).order("p").expect("PlanPinned", "RunOrdered p")
                .at("2026-11-23T22:00:00Z").expect("AttemptIntended p/a#1 on h1")
                .at("2026-11-23T22:30:00Z").expect("TaskFailed p/b WindowClosed");
        Scene.with(plan("p", run("a").window("23:00", "23:30", Window.AtEnd.HOLD))).order("p").quietly()
                .act("p/a", new Gesture.StartNow()).expect("TaskHurried p/a", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void delaying() {
        Scene scene = Scene.with(plan("p", run("a").confirm(), run("b").needs("a")));
        Instant later = scene.now.plusSeconds(60);
        scene.order("p").quietly().act("p/a", new Gesture.Delay(scene.now)).expect("refused InThePast")
                .act("p/b", new Gesture.Delay(later)).expect("TaskDelayed p/b 2026-11-23T22:01")
                .act("p", new Gesture.Delay(later)).expect("TaskDelayed p/a 2026-11-23T22:01")
                .act("p/a", new Gesture.Confirm()).expect("TaskConfirmed p/a")
                .after(Duration.ofMinutes(1)).expect("AttemptIntended p/a#1 on h1");
    }

    @Test
    void cancellingARun() {
        Scene.with(plan("p", run("a"), run("b").needs("a"), approve("c"))).order("p").quietly()
                .act("p", new Gesture.Cancel())
                .expect("RunCancelled p", "AttemptStopping p/a#1", "AttemptStopping p/c#1", "AttemptEnded p/c#1 cancelled")
                .act("p", new Gesture.Cancel()).expect()
                .act("p/b", Gesture.Rerun.PLAIN).expect("refused RunBeingCancelled")
                .ok("p/a").expect("AttemptEnded p/a#1 cancelled", "RunEnded p CANCELLED")
                .act("p", new Gesture.Cancel()).expect("refused RunHasEnded")
                .act("p", Gesture.Rerun.PLAIN)
                .expect("RunReopened p", "TasksReset p a,b,c", "AttemptIntended p/a#2 on h1", "AttemptIntended p/c#2");
    }

    @Test
    void deadlinesNotesAndInstructions() {
        Scene scene = Scene.with(plan("p", run("a").deadline("23:00")).deadline("05:30"));
        scene.order("p").quietly().act("p/a", new Gesture.ExtendDeadline(scene.now)).expect("refused DeadlineNotLater")
                .act("p", new Gesture.ExtendDeadline(Instant.parse("2026-11-24T05:00:00Z"))).expect("DeadlineExtended p 2026-11-24T06:00")
                .act("p/a", new Gesture.Take()).expect("Taken p/a")
                .act("p", new Gesture.Note("called Paul")).expect("NoteAdded p called Paul")
                .act("p", new Gesture.Note(" ")).expect("refused OutOfBounds")
                .act("p/a", new Gesture.Instruct("do not rerun", scene.now.plusSeconds(60))).expect("InstructionGiven")
                .act("p/a", new Gesture.Instruct("call me", scene.now.plusSeconds(600))).expect("InstructionGiven")
                .after(Duration.ofMinutes(1)).expect("InstructionEnded")
                .send(new EngineCommand.AcknowledgeInstruction(2, By.REGIE)).expect("InstructionAcknowledged")
                .send(new EngineCommand.AcknowledgeInstruction(2, By.REGIE)).expect("refused NoSuchInstruction");
    }

    @Test
    void settingVariables() {
        Scene scene = Scene.with(plan("p", run("a").confirm(), run("b", Says.variable("x")).needs("a")).variable("x", "1"));
        scene.order("p").quietly().act("p", new Gesture.SetVariable("X", Value.of("2"))).expect("refused BadVariableName")
                .act("p", new Gesture.SetVariable("x", Value.of("2"))).expect("VariableSet p x=2")
                .act("p/b", new Gesture.SetVariable("x", Value.of("3"))).expect("VariableSet p b.x=3")
                .act("p/a", new Gesture.Confirm()).ok("p/a").quietly();
        assertEquals("./x '3'", script(scene, "p/b"));
    }

    @Test
    void editingTheRunsOwnCopy() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a"), run("c").needs("b")));
        scene.order("p").quietly();
        scene.act("p", new Gesture.Edit(plan("q", run("a")).build())).expect("refused NotTheSamePlan")
                .act("p", new Gesture.Edit(plan("p", run("a", "other")).edition("2").build())).expect("refused EditsWhatStarted")
                .act("p", new Gesture.Edit(plan("p", run("a"), nothing("b").needs("a"), run("c").needs("b")).edition("3").build()))
                .expect("PlanPinned", "RunEdited p b")
                .act("p", new Gesture.Insert(plan("p", run("a"), nothing("b").needs("a"), run("c").needs("b")).edition("4").build(), "d"))
                .expect("refused NotAnInsertion")
                .act("p", new Gesture.Insert(plan("p", run("a"), nothing("b").needs("a"), run("d").needs("a"), run("c").needs("b", "d"))
                        .edition("5").build(), "d"))
                .expect("PlanPinned", "RunEdited p c,d")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "TaskPassed p/b NOTHING_TO_DO", "AttemptIntended p/d#1 on h1")
                .ok("p/d").expect("AttemptEnded p/d#1 ok", "AttemptIntended p/c#1 on h1");
        assertEquals(1, scene.state.pins().size(), "pins that no run follows are forgotten");
    }

    @Test
    void oneGestureOnMany() {
        Scene scene = Scene.with(plan("p", run("a"), run("b"), run("c").needs("a")));
        scene.order("p").ends("p/a", 1).ends("p/b", 1).quietly();
        List<Target> targets = List.of(Scene.target("p/c"), Scene.target("p/b"), Scene.target("p/x"), Scene.target("p/a"));
        scene.send(new EngineCommand.ActOnMany("m", targets, new Gesture.ForceOk(), 60, Scene.OPERATOR))
                .expect("BulkStarted", "RunReopened p", "TaskForced p/b", "BulkStepped 0", "RunEnded p FAILED")
                .send(new EngineCommand.ActOnMany("m", targets, new Gesture.ForceOk(), 60, Scene.OPERATOR)).expect("refused BulkExists")
                .after(Duration.ofSeconds(1))
                .expect("RunReopened p", "TaskForced p/a", "BulkStepped 1", "AttemptIntended p/c#1 on h1")
                .after(Duration.ofSeconds(2))
                .expect("BulkStepped 2 TaskHasStarted", "BulkStepped 3 NoSuchTask", "BulkEnded 2 done 2 refused")
                .send(new EngineCommand.StopMany("m", By.REGIE)).expect("refused NoSuchBulk");
    }

    @Test
    void removedRunsAreForgottenAndTheirIdsNotGivenAgain() {
        Scene.with(plan("p", run("a"))).order("p").quietly()
                .send(new EngineCommand.RemoveRun(Scene.run("p"), By.REGIE)).expect("refused RunNotEnded")
                .ok("p/a").quietly()
                .send(new EngineCommand.RemoveRun(Scene.run("p"), By.REGIE)).expect("RunRemoved p")
                .send(new EngineCommand.RemoveRun(Scene.run("p"), By.REGIE)).expect("refused NoSuchRun")
                .order("p").expect("PlanPinned", "RunOrdered p~2", "AttemptIntended p~2/a#1 on h1");
    }
}
