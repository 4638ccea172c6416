package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.preview.Consequence;
import regie.engine.preview.Preview;
import regie.estate.between.CapacityWindow;
import regie.estate.between.Freeze;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.Need.Ending;
import regie.estate.plan.Need.IfAbsent;
import regie.estate.plan.PlanKind;
import regie.estate.plan.Raise;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.Text;

/** What lies between runs: needs across plans and dates, declared events, freezes, hours of capacity. */
class BetweenScenariosTest {

    private static Need on(String plan, String task, DateRef date, IfAbsent absent) {
        return new Need.OnPlan(plan, task, date, Ending.SUCCEEDED, false, absent, Optional.empty());
    }

    private static Need on(String plan, String task) {
        return on(plan, task, DateRef.SAME, IfAbsent.UNSAID);
    }

    private static Need ending(String plan, String task, Ending ending) {
        return new Need.OnPlan(plan, task, DateRef.SAME, ending, false, IfAbsent.UNSAID, Optional.empty());
    }

    @Test
    void aTaskWaitsForOneOfAnotherPlan() {
        Scene scene = Scene.with(plan("billing", run("export"), run("more").needs("export")),
                plan("p", run("a").needs(on("billing", "export"))));
        scene.order("p").expect("PlanPinned", "RunOrdered p");
        scene.order("billing").expect("PlanPinned", "RunOrdered billing", "AttemptIntended billing/export#1 on h1")
                .ok("billing/export").expect("AttemptEnded billing/export#1 ok", "NeedMet p/a billing/export by billing",
                        "AttemptIntended p/a#1 on h1", "AttemptIntended billing/more#1 on h1");
    }

    @Test
    void aTaskWaitsForAWholePlan() {
        Scene scene = Scene.with(plan("billing", run("x"), run("y").needs("x")), plan("p", run("a").needs(on("billing", ""))));
        scene.order("p").order("billing").ok("billing/x").quietly();
        scene.ok("billing/y").expect("AttemptEnded billing/y#1 ok", "RunEnded billing SUCCEEDED",
                "NeedMet p/a billing@same by billing", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void whatWasThereBeforeCountsAndANeedOnceMetStaysMet() {
        Scene scene = Scene.with(plan("billing", run("export")), plan("p", run("z"), run("a").needs("z").needs(on("billing", "export"))));
        scene.order("billing").ok("billing/export").quietly();
        scene.order("p").expect("PlanPinned", "RunOrdered p", "NeedMet p/a billing/export by billing", "AttemptIntended p/z#1 on h1");
        scene.order("billing").quietly();
        scene.ok("p/z").expect("AttemptEnded p/z#1 ok", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void theLatestRunOfTheDateIsMeant() {
        Scene scene = Scene.with(plan("billing", run("export")), plan("p", run("a").needs(on("billing", "export"))));
        scene.order("billing").ok("billing/export").order("billing").order("p").quietly();
        assertEquals(TaskState.WAITING, scene.get("p/a").state());
        scene.ok("billing~2/export").expect("AttemptEnded billing~2/export#1 ok", "NeedMet p/a billing/export by billing~2",
                "AttemptIntended p/a#1 on h1", "RunEnded billing~2 SUCCEEDED");
    }

    @Test
    void todayWaitsForYesterday() {
        Scene scene = Scene.with(plan("p", run("a").needs(on("p", "", DateRef.PREVIOUS, IfAbsent.PASS))));
        scene.order("p", -1).quietly();
        scene.order("p").expect("RunOrdered p");
        scene.planned(-1).expect("DayOpened 2026-11-22", "DayPlanned 2026-11-22 0 ordered 0 overdue",
                "NeedAbsent p@2026-11-22/a p@previous",
                "AttemptIntended p@2026-11-22/a#1 on h1");
        scene.send(new EngineCommand.RemoveRun(new RunId("p@2026-11-22"), By.REGIE)).expect("refused RunNotEnded");
    }

    @Test
    void whatHasLeftTheDayStillAnswers() {
        Scene scene = Scene.with(plan("p", run("a")), plan("q", run("b").needs(on("p", "a", DateRef.PREVIOUS, IfAbsent.WAIT))));
        EstateFacts facts = Scene.facts(4);
        scene.send(new EngineCommand.ApplyEstate(with(facts, new BetweenFacts(100,
                List.of(new BetweenFacts.Needed(new PlanName("p"), List.of("a"))), List.of(), List.of())), By.REGIE));
        scene.order("p", -1).quietly();
        RunId before = new RunId("p@2026-11-22");
        scene.send(new EngineCommand.Reported(new regie.kernel.HostName("h1"), scene.state.run(before).orElseThrow()
                .tasks().getFirst().attemptId().orElseThrow(), 1, new AttemptReport.Ended(AttemptResult.exited(0, scene.now, scene.now))));
        scene.send(new EngineCommand.RemoveRun(before, By.REGIE)).quietly();
        scene.order("q").expect("PlanPinned", "RunOrdered q", "NeedMet q/b p/a@previous by p@2026-11-22", "AttemptIntended q/b#1 on h1");
    }

    @Test
    void absenceIsJudgedOnlyWhenTheDayIsPlanned() {
        Scene scene = Scene.with(plan("p", run("a").needs(on("x", "t", DateRef.SAME, IfAbsent.PASS)),
                run("b").needs(on("x", "t", DateRef.SAME, IfAbsent.FAIL)), run("c").needs(on("x", "t", DateRef.SAME, IfAbsent.WAIT)),
                run("d").needs(new Need.Any(List.of(on("x", "t", DateRef.SAME, IfAbsent.PASS),
                        new Need.OnTask("b", Ending.FAILED, false))))),
                plan("x", run("t")));
        scene.order("p").expect("PlanPinned", "RunOrdered p");
        scene.planned(0).expect("DayOpened 2026-11-23", "DayPlanned 2026-11-23 0 ordered 0 overdue",
                "NeedAbsent p/a x/t", "TaskFailed p/b NeededAbsent",
                "AttemptIntended p/d#1 on h1", "AttemptIntended p/a#1 on h1");
        scene.order("x").ok("x/t").expect("PlanPinned", "RunOrdered x", "AttemptIntended x/t#1 on h1", "AttemptEnded x/t#1 ok",
                "NeedMet p/c x/t by x", "AttemptIntended p/c#1 on h1", "RunEnded x SUCCEEDED");
        scene.act("p/b", new Gesture.Rerun(Optional.empty(), false, false)).expect("TasksReset p b", "NeedMet p/b x/t by x",
                "AttemptIntended p/b#1 on h1");
    }

    @Test
    void aNeedOnFailureThatCanNoLongerComeSkips() {
        Scene scene = Scene.with(plan("x", run("t")), plan("p", run("a").needs(ending("x", "t", Ending.FAILED)),
                run("b").needs(ending("x", "t", Ending.ENDED))));
        scene.order("p").order("x").quietly();
        scene.ok("x/t").expect("AttemptEnded x/t#1 ok", "TaskSkipped p/a NEED_IMPOSSIBLE", "NeedMet p/b x/t:ended by x",
                "AttemptIntended p/b#1 on h1", "RunEnded x SUCCEEDED");
    }

    @Test
    void anyDateMeansTheLatestRunAndAgeCounts() {
        Need any = new Need.OnPlan("x", "t", DateRef.ANY, Ending.SUCCEEDED, false, IfAbsent.UNSAID, Optional.of(Duration.ofHours(12)));
        Scene scene = Scene.with(plan("x", run("t")), plan("p", run("a").needs(any)));
        scene.order("x").ok("x/t").quietly();
        scene.after(Duration.ofHours(13)).order("p").expect("PlanPinned", "RunOrdered p");
        assertEquals("needs x/t@any (succeeded): that of x@2026-11-23 is too old", BetweenReasons.en(scene, "p/a"));
        scene.order("x", 5).quietly();
        scene.send(new EngineCommand.Reported(new regie.kernel.HostName("h1"), scene.state.run(new RunId("x@2026-11-28")).orElseThrow()
                .tasks().getFirst().attemptId().orElseThrow(), 2, new AttemptReport.Ended(AttemptResult.exited(0, scene.now, scene.now))));
        scene.expect("AttemptEnded x@2026-11-28/t#1 ok", "NeedMet p/a x/t@any by x@2026-11-28", "AttemptIntended p/a#1 on h1",
                "RunEnded x@2026-11-28 SUCCEEDED");
    }

    @Test
    void waivingLetsGo() {
        Scene scene = Scene.with(plan("x", run("t")),
                plan("p", run("a").needs(on("x", "t")).needs(on("p", "", DateRef.PREVIOUS, IfAbsent.WAIT))));
        scene.order("p").quietly();
        assertEquals("needs x/t (succeeded), which is not ordered yet for 2026-11-23", BetweenReasons.en(scene, "p/a"));
        scene.act("p/a", new Gesture.Waive("x/u")).expect("refused NoSuchNeed")
                .act("p/a", new Gesture.Waive("x/t")).expect("NeedWaived p/a x/t")
                .act("p/a", new Gesture.Waive("self@previous")).expect("NeedWaived p/a p@previous", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void thePreviewOfARerunNamesWhoUsedItElsewhere() {
        Scene scene = Scene.with(plan("billing", run("export"), run("other")), plan("p", run("a").needs(on("billing", "export"))),
                plan("q", run("b").needs(on("billing", ""))));
        scene.order("billing").ok("billing/export", "billing/other").order("p").order("q").quietly();
        List<Consequence> seen = Preview.of(scene.state, scene, List.of(Scene.target("billing/export")), Gesture.Rerun.PLAIN, By.REGIE,
                regie.kernel.Moment.of(scene.now)).steps().getFirst().consequences();
        assertEquals(List.of("p/a", "q/b"), seen.stream().filter(Consequence.AlreadyUsed.class::isInstance)
                .map(one -> ((Consequence.AlreadyUsed) one).by().toString().replace("@" + Scene.DATE, "")).toList());
    }

    @Test
    void aRunThatIsEditedKeepsWaitingForWhatItNowNeeds() {
        Scene scene = Scene.with(plan("x", run("t")), plan("y", run("t")), plan("p", run("a").needs(on("x", "t"))));
        scene.order("p").act("p", new Gesture.Edit(plan("p", run("a").needs(on("y", "t", DateRef.NEXT, IfAbsent.WAIT)))
                .edition("2").build()))
                .expect("PlanPinned", "RunOrdered p", "PlanPinned", "RunEdited p a");
        scene.order("x").ok("x/t").expect("PlanPinned", "RunOrdered x", "AttemptIntended x/t#1 on h1", "AttemptEnded x/t#1 ok",
                "RunEnded x SUCCEEDED");
        scene.order("y", 1).quietly();
        assertEquals("needs y/t@next (succeeded) of y@2026-11-24, which is dispatched", BetweenReasons.en(scene, "p/a"));
    }

    // --- declared events -----------------------------------------------------------------------------------------

    private static EventWait waits(String event, DateRef date, String until, EventWait.Then then, boolean consume) {
        return new EventWait(event, date, Optional.ofNullable(until.isEmpty() ? null : LocalTime.parse(until)), 0, then, Optional.empty(),
                consume);
    }

    private static EngineCommand raise(String event) {
        return new EngineCommand.RaiseEvent(event, Optional.of(Scene.DATE), Scene.OPERATOR);
    }

    private static EstateFacts with(EstateFacts it, BetweenFacts between) {
        return new EstateFacts(it.version(), it.environment(), it.zone(), it.newDay(), it.newDays(), it.hosts(), it.logicalHosts(),
                it.resources(), it.periods(), it.roles(), it.instructions(), between);
    }

    private static Scene knowing(Scene scene, String... events) {
        List<BetweenFacts.Known> known = java.util.Arrays.stream(events)
                .map(name -> new BetweenFacts.Known(name, Duration.ofDays(2), false)).toList();
        return scene.send(new EngineCommand.ApplyEstate(with(Scene.facts(4), new BetweenFacts(100, List.of(), known, List.of())), By.REGIE))
                .quietly();
    }

    @Test
    void anEventRaisedByATaskLetsAnotherGo() {
        Scene scene = knowing(Scene.with(plan("x", run("t").raises(new Raise("closed", DateRef.SAME, Ending.SUCCEEDED))
                        .raises(new Raise("broken", DateRef.NONE, Ending.FAILED))),
                plan("p", run("a").waits(waits("closed", DateRef.SAME, "", EventWait.Then.HOLD, false)))), "closed", "broken");
        scene.order("p").expect("PlanPinned", "RunOrdered p");
        scene.order("x").quietly().ok("x/t").expect("AttemptEnded x/t#1 ok", "EventRaised closed", "AttemptIntended p/a#1 on h1",
                "RunEnded x SUCCEEDED");
        scene.act("x/t", new Gesture.Rerun(Optional.empty(), false, false)).ends("x/t", 3).expect("RunReopened x", "TasksReset x t",
                "AttemptIntended x/t#2 on h1", "AttemptEnded x/t#2 failed: exit 3", "EventRaised broken@none", "RunEnded x FAILED");
        scene.after(Duration.ofDays(2)).expect("EventDropped broken@none OLD", "EventDropped closed OLD");
    }

    @Test
    void anEventThatIsDroppedIsWaitedForAgain() {
        Scene scene = knowing(Scene.with(plan("p", run("z"), run("a").needs("z")
                .waits(waits("e", DateRef.SAME, "", EventWait.Then.HOLD, false)))), "e");
        scene.order("p").send(raise("e")).quietly();
        scene.send(new EngineCommand.DropEvent("e", Optional.of(Scene.DATE), By.REGIE)).ok("p/z")
                .expect("EventDropped e GESTURE", "AttemptEnded p/z#1 ok");
        scene.send(raise("other")).expect("refused NoSuchEvent").send(new EngineCommand.DropEvent("e", Optional.empty(), By.REGIE))
                .expect("refused EventNotRaised").send(raise("e")).expect("EventRaised e", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void oneEventTakenServesOneTask() {
        EventWait wait = waits("e", DateRef.ANY, "", EventWait.Then.HOLD, true);
        Scene scene = knowing(Scene.with(plan("p", run("a").waits(wait), run("b").waits(wait))), "e");
        scene.order("p").quietly().send(raise("e")).expect("EventRaised e", "AttemptIntended p/a#1 on h1", "EventDropped e CONSUMED");
        scene.send(raise("e")).expect("EventRaised e", "AttemptIntended p/b#1 on h1", "EventDropped e CONSUMED");
    }

    @Test
    void anEventThatIsLateDoesWhatItsWaitSays() {
        Scene scene = knowing(Scene.with(plan("p", run("h").waits(waits("e", DateRef.SAME, "23:00", EventWait.Then.HOLD, false)),
                run("s").waits(waits("e", DateRef.SAME, "23:00", EventWait.Then.SKIP, false)),
                run("g").waits(waits("e", DateRef.SAME, "23:00", EventWait.Then.START, false)),
                run("f").waits(waits("e", DateRef.SAME, "23:00", EventWait.Then.FAIL, false)))), "e");
        scene.order("p").quietly();
        assertEquals("waits for event e (2026-11-23) until 2026-11-23 23:00:00, then is held", BetweenReasons.en(scene, "p/h"));
        scene.after(Duration.ofHours(1)).expect("TaskFailed p/f EventLate", "WaitEnded p/g event:e", "TaskHeld p/h EVENT_LATE",
                "TaskSkipped p/s EVENT_LATE", "AttemptIntended p/g#1 on h1");
        scene.act("p/h", new Gesture.Free()).expect("TaskFreed p/h", "AttemptIntended p/h#1 on h1");
    }

    @Test
    void aWaitCanBeWaived() {
        Scene scene = knowing(Scene.with(plan("p", run("a").waits(waits("e", DateRef.PREVIOUS, "", EventWait.Then.HOLD, true)))), "e");
        scene.order("p").quietly();
        assertEquals("waits for event e (2026-11-22)", BetweenReasons.en(scene, "p/a"));
        scene.act("p/a", new Gesture.Waive("event:e@previous")).expect("NeedWaived p/a event:e@previous", "AttemptIntended p/a#1 on h1");
    }

    // --- freezes and hours ---------------------------------------------------------------------------------------

    @Test
    void aFreezeKeepsBackWhatHasNotStarted() {
        Instant from = Instant.parse("2026-11-23T22:00:00Z");
        Freeze freeze = new Freeze("year-end", Text.same("closing"), from, from.plusSeconds(3600), List.of(),
                List.of(new ApplicationName("app")), List.of(PlanKind.RELEASE));
        Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a")), plan("q", run("a")).application("other"));
        scene.order("p").send(new EngineCommand.ApplyEstate(with(Scene.facts(4),
                new BetweenFacts(100, List.of(), List.of(), List.of(freeze))), By.REGIE)).quietly();
        scene.at("2026-11-23T22:10:00Z").order("p").order("q").expect("RunOrdered p~2", "PlanPinned", "RunOrdered q",
                "AttemptIntended q/a#1 on h1");
        assertEquals("frozen by year-end until 2026-11-24 00:00:00: closing", BetweenReasons.en(scene, "p~2/a"));
        scene.ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/b#1 on h1");
        scene.act("p~2/a", new Gesture.StartNow()).expect("refused PlanFrozen").act("p~2", new Gesture.StartNow())
                .expect("refused PlanFrozen");
        scene.order("p").quietly().act("p~3/a", new Gesture.Waive("freeze:year-end"))
                .expect("NeedWaived p~3/a freeze:year-end", "AttemptIntended p~3/a#1 on h1");
        scene.at("2026-11-23T23:00:00Z").expect("AttemptIntended p~2/a#1 on h1");
    }

    @Test
    void capacityFollowsItsHours() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 2), run("b").uses("db", 2), run("c").uses("db", 5)));
        EstateFacts it = Scene.facts(4);
        List<CapacityWindow> hours = List.of(new CapacityWindow(LocalTime.parse("23:00"), LocalTime.parse("05:00"), 6, List.of()));
        scene.send(new EngineCommand.ApplyEstate(new EstateFacts(it.version(), it.environment(), it.zone(), it.newDay(), it.newDays(),
                it.hosts(), it.logicalHosts(), List.of(new EstateFacts.ResourceFact(new ResourceName("db"), 3, false, hours)),
                it.periods(), it.roles(),
                it.instructions(), it.between()), By.REGIE)).expect("EstateApplied", "CapacityTurned db 3 until 2026-11-23T23:00");
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1");
        scene.after(Duration.ofHours(1)).expect("CapacityTurned db 6 until 2026-11-24T05:00", "AttemptIntended p/b#1 on h1");
        scene.ok("p/a", "p/b").expect("AttemptEnded p/a#1 ok", "AttemptEnded p/b#1 ok", "AttemptIntended p/c#1 on h1");
        scene.after(Duration.ofHours(6)).expect("CapacityTurned db 3 until 2026-11-24T23:00");
    }

    /** The first wait reason in English, without its "since". */
    private static final class BetweenReasons {
        static String en(Scene scene, String task) {
            String said = regie.engine.why.WaitReasons.of(scene.state, scene.get(task), scene.now).getFirst()
                    .sentence(java.time.ZoneId.of("Europe/Paris")).en();
            return said.substring(0, said.lastIndexOf(", since "));
        }
    }
}
