package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.DayScenes.caught;
import static regie.engine.DayScenes.close;
import static regie.engine.DayScenes.open;
import static regie.engine.DayScenes.rule;
import static regie.engine.DayScenes.slice;
import static regie.engine.DayScenes.start;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.nothing;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.DayCommand.AnswerMissed;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.engine.DayCommand.JudgeMissed;
import regie.engine.DayCommand.LeaveDay;
import regie.estate.PeriodRule;
import regie.estate.plan.DayRules;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.CatchUp.Missed;
import regie.estate.schedule.Overlap;
import regie.estate.time.Start;
import regie.kernel.PlanName;
import regie.kernel.Value;

/** Dates planned one by one, starts awaited, missed, caught up; what leaves. The scene begins on the 23rd at 22:00 in Paris. */
class DayScenariosTest {

    private static final LocalDate D23 = Scene.DATE;
    private static final LocalDate D24 = D23.plusDays(1);
    private static final LocalDate D25 = D23.plusDays(2);

    private static DayCommand judge() {
        return new JudgeMissed();
    }

    private static DayCommand answer(CatchUpAnswer answer, String... plans) {
        return new AnswerMissed(answer, java.util.Arrays.stream(plans).map(PlanName::new).toList(), Scene.OPERATOR);
    }

    @Test
    void plannedRunsWaitForTheirStart() {
        Scene scene = Scene.with(plan("p", run("a")));
        scene.send(open(D23)).send(slice(D23, start("p", D23, "2026-11-23T22:00:00Z"))).send(close(D23))
                .expect("DayOpened 2026-11-23", "PlanPinned", "RunOrdered p", "DayPlanned 2026-11-23 1 ordered 0 overdue");
        assertEquals(RunState.PLANNED, scene.state.run(Scene.run("p")).orElseThrow().state());
        scene.after(Duration.ofMinutes(59)).expect();
        scene.after(Duration.ofMinutes(1)).expect("RunDue p", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void whatTheClockSkippedIsHeldWhereItsScheduleSaysSo() {
        Scene scene = Scene.with(plan("p", run("a")));
        Start at = start("p", D23, "2026-11-23T22:00:00Z").start();
        Start skipped = new Start(at.zone(), at.scheduled(), at.offset(), at.instant(), Start.Applied.GAP_HELD);
        scene.send(open(D23)).send(slice(D23, new PlannedRun(new PlanName("p"), "schedule", D23, skipped))).quietly();
        scene.at("2026-11-23T22:00:00Z").expect("RunDue p");
        scene.act("p", new Gesture.Free()).expect("RunFreed p", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void aPersonMayStartItNow() {
        Scene scene = Scene.with(plan("p", run("a")));
        DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T22:00:00Z")).quietly();
        scene.act("p", new Gesture.StartNow()).expect("RunDue p", "AttemptIntended p/a#1 on h1");
        scene.at("2026-11-23T22:00:00Z").expect();
    }

    @Test
    void whatWasDoneIsNotDoneAgain() {
        Scene scene = Scene.with(plan("p", run("a")));
        PlannedRun first = start("p", D23, "2026-11-23T22:00:00Z");
        PlannedRun second = start("p", D23, "2026-11-23T23:00:00Z");
        scene.send(open(D23)).send(open(D23)).send(slice(D23, first)).send(slice(D23, first, second)).send(slice(D23, second))
                .expect("DayOpened 2026-11-23", "PlanPinned", "RunOrdered p", "RunOrdered p~2");
        scene.send(close(D23)).send(close(D23)).send(slice(D23, first)).send(open(D23))
                .expect("DayPlanned 2026-11-23 2 ordered 0 overdue");
        scene.send(open(D25)).send(slice(D24)).expect("refused DateOutOfOrder", "refused DateNotOpen");
    }

    @Test
    void aRunRemovedWhileItsDateIsOpenIsNotPlannedAgain() {
        Scene scene = Scene.with(plan("p", nothing("a")));
        PlannedRun first = start("p", D23, "2026-11-23T22:00:00Z");
        scene.send(open(D23)).send(slice(D23, first)).act("p", new Gesture.StartNow())
                .send(new EngineCommand.RemoveRun(Scene.run("p"), Scene.OPERATOR)).quietly();
        scene.send(slice(D23, first)).expect();
    }

    @Test
    void shortAbsenceStartsTheLastByItself() {
        Scene scene = Scene.with(plan("p", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED)));
        DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T21:20:00Z"), start("p", D23, "2026-11-23T21:40:00Z")).quietly();
        scene.at("2026-11-23T22:00:00Z").expect("StartOverdue p 2026-11-23 2026-11-23T22:20 p",
                "StartOverdue p 2026-11-23 2026-11-23T22:40 p~2");
        scene.send(judge()).expect("CatchUpBegan 2026-11-23T22:20",
                "StartMissed p 2026-11-23 2026-11-23T22:20 p NOT_THE_LAST", "RunCancelled p",
                "StartCaughtUp p 2026-11-23 2026-11-23T22:40 p~2", "RunDue p~2",
                "CatchUpEnded 1 caught up 1 missed 0 asked", "AttemptIntended p~2/a#1 on h1", "RunEnded p CANCELLED");
    }

    @Test
    void longAbsenceAsksAboutEachMissedDate() {
        Scene scene = Scene.with(plan("p", run("a")).schedule(rule("schedule", CatchUp.UNDECLARED)), plan("q", run("a")));
        DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T22:00:00Z")).quietly();
        scene.at("2026-11-25T12:00:00Z").expect("StartOverdue p 2026-11-23 2026-11-23T23:00 p");
        DayScenes.plan(scene, D24, start("p", D24, "2026-11-24T22:00:00Z"));
        DayScenes.plan(scene, D25, start("p", D25, "2026-11-25T11:59:00Z"), start("p", D25, "2026-11-25T22:00:00Z"));
        scene.expect("DayOpened 2026-11-24", "StartOverdue p 2026-11-24 2026-11-24T23:00", "DayPlanned 2026-11-24 0 ordered 1 overdue",
                "DayOpened 2026-11-25", "RunOrdered p@2026-11-25", "RunOrdered p@2026-11-25~2",
                "AttemptIntended p@2026-11-25/a#1 on h1", "DayPlanned 2026-11-25 2 ordered 0 overdue");
        scene.send(judge()).expect("CatchUpBegan 2026-11-23T23:00", "StartAsked p 2026-11-23 2026-11-23T23:00 p",
                "StartAsked p 2026-11-24 2026-11-24T23:00", "CatchUpEnded 0 caught up 0 missed 2 asked");
        scene.order("q").expect("PlanPinned", "RunOrdered q", "AttemptIntended q/a#1 on h1");
        scene.send(answer(CatchUpAnswer.LAST, "q")).expect("refused NothingWasMissed");
        scene.send(answer(CatchUpAnswer.LAST)).expect("StartMissed p 2026-11-23 2026-11-23T23:00 p NOT_THE_LAST", "RunCancelled p",
                "StartCaughtUp p 2026-11-24 2026-11-24T23:00", "RunOrdered p@2026-11-24", "AttemptIntended p@2026-11-24/a#1 on h1",
                "RunEnded p CANCELLED");
        assertEquals(0, scene.state.days().missed().size());
    }

    @Test
    void declaredPolicies() {
        CatchUp within = CatchUp.declared(Missed.ALL, Optional.of(Duration.ofHours(2)));
        Scene scene = Scene.with(plan("all", run("a")).overlap(Overlap.ALLOW).schedule(rule("schedule", caught(Missed.ALL))),
                plan("none", run("a")).schedule(rule("schedule", caught(Missed.NONE))),
                plan("soon", run("a")).schedule(rule("schedule", within)));
        scene.now = java.time.Instant.parse("2026-11-23T21:00:00Z");
        DayScenes.plan(scene, D23, start("all", D23, "2026-11-23T16:00:00Z"), start("all", D23, "2026-11-23T17:00:00Z"),
                start("none", D23, "2026-11-23T17:00:00Z"), start("soon", D23, "2026-11-23T17:00:00Z"),
                start("soon", D23, "2026-11-23T20:00:00Z")).quietly();
        scene.send(judge()).expect("CatchUpBegan 2026-11-23T17:00",
                "StartCaughtUp all 2026-11-23 2026-11-23T17:00", "PlanPinned", "RunOrdered all",
                "StartCaughtUp all 2026-11-23 2026-11-23T18:00", "RunOrdered all~2",
                "StartMissed none 2026-11-23 2026-11-23T18:00 NOT_CAUGHT_UP",
                "StartMissed soon 2026-11-23 2026-11-23T18:00 TOO_LATE",
                "StartCaughtUp soon 2026-11-23 2026-11-23T21:00", "PlanPinned", "RunOrdered soon",
                "CatchUpEnded 3 caught up 2 missed 0 asked",
                "AttemptIntended all/a#1 on h1", "AttemptIntended all~2/a#1 on h1", "AttemptIntended soon/a#1 on h1");
    }

    @Test
    void aHeldRunIsNotMissed() {
        Scene scene = Scene.with(plan("p", run("a")).schedule(rule("schedule", caught(Missed.NONE))));
        DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T22:00:00Z")).act("p", new Gesture.Hold()).quietly();
        scene.at("2026-11-25T12:00:00Z").expect("RunDue p");
        scene.act("p", new Gesture.Free()).expect("RunFreed p", "AttemptIntended p/a#1 on h1");
    }

    @Test
    void overlapCountsWhenTheStartComes() {
        for (Overlap overlap : Overlap.values()) {
            Scene scene = Scene.with(plan("p", run("a")).overlap(Overlap.QUEUE)
                    .schedule(rule("schedule", CatchUp.UNDECLARED, Optional.of(overlap))));
            DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T21:30:00Z"), start("p", D23, "2026-11-23T21:45:00Z"))
                    .at("2026-11-23T21:30:00Z").quietly().at("2026-11-23T21:45:00Z");
            switch (overlap) {
                case SKIP -> scene.expect("StartMissed p 2026-11-23 2026-11-23T22:45 p~2 OVERLAP", "RunCancelled p~2",
                        "RunEnded p~2 CANCELLED");
                case QUEUE -> scene.expect("RunDue p~2 queued").ok("p/a")
                        .expect("AttemptEnded p/a#1 ok", "RunEnded p SUCCEEDED", "RunReleased p~2", "AttemptIntended p~2/a#1 on h1");
                case ALLOW -> scene.expect("RunDue p~2", "AttemptIntended p~2/a#1 on h1");
                case REPLACE -> scene.expect("RunDue p~2 queued", "RunCancelled p", "AttemptStopping p/a#1");
            }
        }
    }

    @Test
    void whatEndedLeavesAndWhatFailedStays() {
        Scene scene = Scene.with(plan("ok", nothing("a")), plan("kept", nothing("a")).day(new DayRules(2, DayRules.Leftover.KEEP,
                        Optional.empty(), List.of(), Map.of())), plan("bad", run("a")),
                plan("gone", run("a")).day(new DayRules(0, DayRules.Leftover.CANCEL, Optional.empty(), List.of(), Map.of())),
                plan("lives", run("a")));
        scene.order("ok").order("kept").order("bad").order("gone").order("lives").ends("bad/a", 1);
        DayScenes.plan(scene, D23);
        scene.act("gone", new Gesture.Kill()).quietly();
        scene.at("2026-11-24T06:00:00Z");
        DayScenes.plan(scene, D24).quietly();
        scene.send(new LeaveDay(DayScenes.SCOPE, D24)).expect("RunRemoved ok", "DayLeft 2026-11-24 1 left over");
        scene.send(new LeaveDay(DayScenes.SCOPE, D24)).expect();
        scene.at("2026-11-25T06:00:00Z").ends("gone/a", 143);
        DayScenes.plan(scene, D25).quietly();
        scene.send(new LeaveDay(DayScenes.SCOPE, D25)).expect("RunRemoved gone", "DayLeft 2026-11-25 1 left over");
    }

    @Test
    void tasksOutOfTheirDaysAreAbsent() {
        Scene scene = Scene.with(plan("p", run("a").days("tue"), run("b").needs("a")));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/b#1 on h1");
        assertEquals(TaskState.SKIPPED, scene.get("p/a").state());
        scene.act("p/a", Gesture.Rerun.PLAIN).expect("refused TaskAbsent");
    }

    @Test
    void aDateHasVariablesOfItsOwn() {
        Scene scene = Scene.with(plan("p", run("a")).variable("region", "west"));
        scene.send(new DayCommand.SetForDate(new PlanName("p"), D23, Map.of("region", Value.of("all")), Scene.OPERATOR))
                .order("p").expect("DateVariablesSet p 2026-11-23 [region]", "PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1");
        assertEquals(List.of(new Variable("region", Value.of("all"), Origin.DATE)), scene.state.run(Scene.run("p")).orElseThrow()
                .variables());
        scene.send(new DayCommand.SetForDate(new PlanName("p"), D23, Map.of(), Scene.OPERATOR)).quietly().order("p");
        assertEquals(Origin.PLAN, scene.state.run(Scene.run("p~2")).orElseThrow().variables().getFirst().origin());
    }

    @Test
    void aPeriodGoesOnWhenItsTaskSucceeds() {
        Scene scene = Scene.with(plan("p", run("a")).day(new DayRules(0, DayRules.Leftover.KEEP, Optional.empty(), List.of(),
                Map.of("a", "accounting"))));
        EstateFacts all = Scene.facts(4);
        scene.send(new EngineCommand.ApplyEstate(new EstateFacts(all.version(), all.environment(), all.zone(), all.newDay(), all.newDays(),
                all.hosts(), all.logicalHosts(), all.resources(), List.of(new EstateFacts.PeriodFact("accounting", PeriodRule.Unit.MONTH,
                LocalDate.parse("2026-10-01"))), all.roles(), all.instructions(), all.between()), By.REGIE))
                .expect("EstateApplied", "PeriodAdvanced accounting 2026-10-01 2026-10-31");
        scene.order("p").quietly().ok("p/a")
                .expect("AttemptEnded p/a#1 ok", "PeriodAdvanced accounting 2026-11-01 2026-11-30", "RunEnded p SUCCEEDED");
        scene.act("p/a", Gesture.Rerun.PLAIN).ok("p/a").quietly();
        assertEquals("2026-11-01", scene.state.days().period("accounting").orElseThrow().first().toString());
        scene.send(new DayCommand.AdvancePeriod("accounting", Optional.empty(), Scene.OPERATOR))
                .send(new DayCommand.AdvancePeriod("accounting", Optional.of(LocalDate.parse("2026-11-20")), Scene.OPERATOR))
                .send(new DayCommand.AdvancePeriod("none", Optional.empty(), Scene.OPERATOR))
                .expect("PeriodAdvanced accounting 2026-12-01 2026-12-31", "refused PeriodNotLater", "refused NoSuchPeriod");
    }

    @Test
    void anotherVersionMovesWhatHasNotBegun() {
        Scene scene = Scene.with(plan("p", run("a")), plan("q", run("a")), plan("r", run("a")));
        DayScenes.plan(scene, D23, start("p", D23, "2026-11-23T22:00:00Z"), start("q", D23, "2026-11-23T22:00:00Z")).quietly();
        scene.send(new DayCommand.Replan(Scene.VERSION,
                        List.of(new DayCommand.Shift(Scene.run("p"), start("p", D23, "2026-11-23T23:00:00Z").start())),
                        List.of(Scene.run("q")), List.of(start("r", D23, "2026-11-23T23:00:00Z"))))
                .expect("RunMoved p 2026-11-24T00:00", "RunCancelled q", "PlanPinned", "RunOrdered r",
                        "DayReplanned 1 moved [q] withdrawn [r] added", "RunEnded q CANCELLED");
        scene.at("2026-11-23T22:00:00Z").expect();
        scene.at("2026-11-23T23:00:00Z").expect("RunDue p", "RunDue r", "AttemptIntended p/a#1 on h1", "AttemptIntended r/a#1 on h1");
    }
}
