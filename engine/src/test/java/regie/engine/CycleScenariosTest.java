package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.state.Occurrences;
import regie.estate.dates.Cycle;
import regie.estate.plan.DateRef;
import regie.estate.plan.LateRule;
import regie.estate.plan.Need;
import regie.estate.schedule.StartRule;
import regie.kernel.PlanName;

/** One run, several occurrences. Times are those of Paris, where 21:00 UTC is 22:00. */
class CycleScenariosTest {

    private static final Instant FROM = Instant.parse("2026-11-23T22:00:00Z");

    private static Cycle every(StartRule.Anchor anchor, Duration tolerance, Optional<Integer> failures) {
        return new Cycle(FROM, FROM.plus(Duration.ofMinutes(60)), Duration.ofMinutes(15), anchor, tolerance, failures, Optional.empty());
    }

    private static Cycle slots() {
        return every(StartRule.Anchor.SCHEDULE, Duration.ZERO, Optional.empty());
    }

    private static Scene poll(Cycle cycle, PlanBuilder... more) {
        PlanBuilder[] plans = new PlanBuilder[more.length + 1];
        plans[0] = plan("poll", run("a"), run("b").needs("a")).schedule(
                DayScenes.rule("schedule", DayScenes.caught(regie.estate.schedule.CatchUp.Missed.ALL)));
        System.arraycopy(more, 0, plans, 1, more.length);
        return planned(Scene.with(plans), cycle);
    }

    private static Scene planned(Scene scene, Cycle cycle) {
        scene.cycles.put(new PlanName("poll"), cycle);
        DayScenes.plan(scene, Scene.DATE, DayScenes.start("poll", Scene.DATE, FROM.toString()));
        return scene.quietly();
    }

    private static Occurrences of(Scene scene) {
        return scene.state.run(Scene.run("poll")).orElseThrow().occurrences();
    }

    @Test
    void allTasksStartOverInEachOccurrenceAndAttemptsGoOnCounting() {
        Scene scene = poll(slots()).at("2026-11-23T22:00:00Z");
        scene.expect("RunDue poll", "OccurrenceBegan poll:1 of 2026-11-23T23:00 next 2026-11-23T23:15",
                "AttemptIntended poll/a#1 on h1");
        scene.ok("poll/a", "poll/b").expect("AttemptEnded poll/a#1 ok", "AttemptIntended poll/b#1 on h1", "AttemptEnded poll/b#1 ok",
                "OccurrenceEnded poll:1 SUCCEEDED next 2026-11-23T23:15");
        assertEquals(RunState.RUNNING, scene.state.run(Scene.run("poll")).orElseThrow().state());
        scene.at("2026-11-23T22:15:00Z").expect("OccurrenceBegan poll:2 of 2026-11-23T23:15 next 2026-11-23T23:30",
                "AttemptIntended poll/a#2 on h1");
        scene.ok("poll/a", "poll/b");
        assertEquals(2, of(scene).succeeded());
    }

    @Test
    void theRunEndsWhenNoOccurrenceFollows() {
        Scene scene = poll(slots()).at("2026-11-23T22:46:00Z").ok("poll/a", "poll/b").quietly();
        scene.at("2026-11-23T23:00:00Z").ok("poll/a", "poll/b").expect(
                "OccurrenceBegan poll:2 of 2026-11-24T00:00", "AttemptIntended poll/a#2 on h1", "AttemptEnded poll/a#2 ok",
                "AttemptIntended poll/b#2 on h1", "AttemptEnded poll/b#2 ok",
                "OccurrenceEnded poll:2 SUCCEEDED", "RunEnded poll SUCCEEDED");
    }

    @Test
    void aSlotThatWasOverrunIsSkippedAndSeen() {
        Scene scene = poll(slots()).at("2026-11-23T22:00:00Z").ok("poll/a").quietly();
        scene.at("2026-11-23T22:33:00Z").expect();
        scene.ok("poll/b").expect("AttemptEnded poll/b#1 ok", "OccurrenceEnded poll:1 SUCCEEDED next 2026-11-23T23:45",
                "OccurrencesSkipped poll 2 from 2026-11-23T23:15 to 2026-11-23T23:30 next 2026-11-23T23:45");
        assertEquals(2, of(scene).skipped());
    }

    @Test
    void aSlotThatWasOverrunStartsWithinItsTolerance() {
        Scene scene = poll(every(StartRule.Anchor.SCHEDULE, Duration.ofMinutes(5), Optional.empty()))
                .at("2026-11-23T22:00:00Z").ok("poll/a").at("2026-11-23T22:33:00Z").quietly();
        scene.ok("poll/b").expect("AttemptEnded poll/b#1 ok", "OccurrenceEnded poll:1 SUCCEEDED next 2026-11-23T23:33",
                "OccurrencesSkipped poll 1 from 2026-11-23T23:15 to 2026-11-23T23:15 next 2026-11-23T23:33",
                "OccurrenceBegan poll:2 of 2026-11-23T23:30 next 2026-11-23T23:45", "AttemptIntended poll/a#2 on h1");
    }

    @Test
    void fromTheStartAndFromTheEnd() {
        Scene start = poll(every(StartRule.Anchor.START, Duration.ZERO, Optional.empty())).at("2026-11-23T22:00:00Z").ok("poll/a")
                .at("2026-11-23T22:07:00Z").ok("poll/b");
        assertEquals(Instant.parse("2026-11-23T22:15:00Z"), of(start).next().orElseThrow());
        start.at("2026-11-23T22:15:00Z").ok("poll/a").at("2026-11-23T22:40:00Z").quietly();
        start.ok("poll/b").expect("AttemptEnded poll/b#2 ok", "OccurrenceEnded poll:2 SUCCEEDED next 2026-11-23T23:40",
                "OccurrenceBegan poll:3 of 2026-11-23T23:30 next 2026-11-23T23:55", "AttemptIntended poll/a#3 on h1");
        Scene end = poll(every(StartRule.Anchor.END, Duration.ZERO, Optional.empty())).at("2026-11-23T22:00:00Z").ok("poll/a")
                .at("2026-11-23T22:07:00Z").ok("poll/b");
        assertEquals(Instant.parse("2026-11-23T22:22:00Z"), of(end).next().orElseThrow());
    }

    @Test
    void afterSoManyFailuresInARowNoneFollows() {
        Scene scene = poll(every(StartRule.Anchor.SCHEDULE, Duration.ZERO, Optional.of(2))).at("2026-11-23T22:00:00Z").ends("poll/a", 1);
        scene.expect("RunDue poll", "OccurrenceBegan poll:1 of 2026-11-23T23:00 next 2026-11-23T23:15", "AttemptIntended poll/a#1 on h1",
                "AttemptEnded poll/a#1 failed: exit 1", "OccurrenceEnded poll:1 FAILED next 2026-11-23T23:15");
        scene.at("2026-11-23T22:15:00Z").ends("poll/a", 1).expect(
                "OccurrenceBegan poll:2 of 2026-11-23T23:15 next 2026-11-23T23:30", "AttemptIntended poll/a#2 on h1",
                "AttemptEnded poll/a#2 failed: exit 1", "OccurrenceEnded poll:2 FAILED", "RunEnded poll FAILED");
    }

    @Test
    void aFailureThatIsPutRightBeforeTheNextOneDoesNotCount() {
        Scene scene = poll(every(StartRule.Anchor.SCHEDULE, Duration.ZERO, Optional.of(1 + 1))).at("2026-11-23T22:00:00Z")
                .ends("poll/a", 1).quietly();
        scene.act("poll/a", new Gesture.Rerun(Optional.empty(), false, false)).ok("poll/a", "poll/b");
        assertEquals(1, of(scene).succeeded());
        assertEquals(0, of(scene).failed());
        assertEquals(0, of(scene).failuresInARow());
        scene.at("2026-11-23T22:15:00Z");
        assertEquals(2, of(scene).number());
    }

    @Test
    void itStopsAfterTheCurrentOneOnRequest() {
        Scene scene = poll(slots()).at("2026-11-23T22:00:00Z").quietly();
        scene.act("poll", new Gesture.StopCycle()).ok("poll/a", "poll/b").expect("CycleStopped poll", "AttemptEnded poll/a#1 ok",
                "AttemptIntended poll/b#1 on h1", "AttemptEnded poll/b#1 ok",
                "OccurrenceEnded poll:1 SUCCEEDED", "RunEnded poll SUCCEEDED");
        Scene between = poll(slots()).at("2026-11-23T22:00:00Z").ok("poll/a", "poll/b").quietly();
        between.act("poll", new Gesture.StopCycle()).expect("CycleStopped poll", "RunEnded poll SUCCEEDED");
    }

    @Test
    void afterAnOutageTheLatestSlotCountsAndTheOthersAreSkipped() {
        Scene scene = poll(slots()).at("2026-11-23T22:00:00Z").ok("poll/a", "poll/b").quietly();
        scene.at("2026-11-23T22:47:00Z").expect("OccurrencesSkipped poll 2 from 2026-11-23T23:15 to 2026-11-23T23:30 next 2026-11-23T23:47",
                "OccurrenceBegan poll:2 of 2026-11-23T23:45 next 2026-11-24T00:00", "AttemptIntended poll/a#2 on h1");
    }

    @Test
    void aRunWhoseWindowIsOpenIsNotMissed() {
        Scene scene = poll(slots()).at("2026-11-23T22:40:00Z");
        scene.expect("RunDue poll", "OccurrencesSkipped poll 3 from 2026-11-23T23:00 to 2026-11-23T23:30 next 2026-11-23T23:45");
        scene.at("2026-11-23T22:45:00Z").expect("OccurrenceBegan poll:1 of 2026-11-23T23:45 next 2026-11-24T00:00",
                "AttemptIntended poll/a#1 on h1");
    }

    private static Need need(Need.Occurrence which) {
        return new Need.OnPlan("poll", "b", DateRef.SAME, Need.Ending.SUCCEEDED, false, Need.IfAbsent.UNSAID, Optional.empty(), which);
    }

    @Test
    void othersWaitForTheFirstOrTheLast() {
        Scene scene = poll(slots(), plan("first", run("x").needs(need(Need.Occurrence.FIRST))),
                plan("last", run("x").needs(need(Need.Occurrence.LAST)))).order("first").order("last").quietly();
        scene.at("2026-11-23T22:00:00Z").ok("poll/a", "poll/b");
        assertEquals(TaskState.DISPATCHED, scene.get("first/x").state());
        assertEquals(TaskState.WAITING, scene.get("last/x").state());
        scene.act("poll", new Gesture.StopCycle());
        assertEquals(TaskState.DISPATCHED, scene.get("last/x").state());
    }

    @Test
    void aCyclicPlanTakesEachOccurrenceOnce() {
        Scene scene = Scene.with(plan("poll", run("a"), run("b").needs("a")).schedule(rule()),
                plan("load", run("x").needs(need(Need.Occurrence.EVERY))).schedule(rule()));
        scene.cycles.put(new PlanName("load"), every(StartRule.Anchor.END, Duration.ZERO, Optional.empty()));
        scene.cycles.put(new PlanName("poll"), slots());
        DayScenes.plan(scene, Scene.DATE, DayScenes.start("poll", Scene.DATE, FROM.toString()),
                DayScenes.start("load", Scene.DATE, FROM.toString()));
        scene.at("2026-11-23T22:00:00Z").ok("poll/a", "poll/b", "load/x").at("2026-11-23T22:15:00Z");
        assertEquals(2, scene.state.run(Scene.run("load")).orElseThrow().occurrences().number());
        assertEquals(TaskState.WAITING, scene.get("load/x").state());
        scene.ok("poll/a", "poll/b");
        assertEquals(TaskState.DISPATCHED, scene.get("load/x").state());
        assertTrue(scene.get("load/x").side().met().stream().anyMatch(met -> met.occurrence().equals(Optional.of(2))));
    }

    private static regie.estate.schedule.ScheduleRule rule() {
        return DayScenes.rule("schedule", DayScenes.caught(regie.estate.schedule.CatchUp.Missed.ALL));
    }

    @Test
    void anOccurrenceThatDoesNotBeginIsLateUntilItDoes() {
        LateRule rule = new LateRule(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(),
                Optional.of(Duration.ofMinutes(5)));
        Scene scene = planned(Scene.with(plan("poll", run("a"), run("b").needs("a")).late("", rule)), slots());
        scene.at("2026-11-23T22:00:00Z").ok("poll/a").quietly();
        scene.at("2026-11-23T22:20:00Z").expect("LatenessRaised poll LATE_CYCLE 2026-11-23T23:20");
        scene.ok("poll/b").expect("AttemptEnded poll/b#1 ok", "OccurrenceEnded poll:1 SUCCEEDED next 2026-11-23T23:30",
                "OccurrencesSkipped poll 1 from 2026-11-23T23:15 to 2026-11-23T23:15 next 2026-11-23T23:30",
                "LatenessCleared poll LATE_CYCLE ENDED");
    }

    @Test
    void oneMustHaveSucceededByItsTime() {
        Cycle cycle = new Cycle(FROM, FROM.plus(Duration.ofHours(1)), Duration.ofMinutes(15), StartRule.Anchor.SCHEDULE, Duration.ZERO,
                Optional.empty(), Optional.of(FROM.plus(Duration.ofMinutes(20))));
        Scene scene = poll(cycle).at("2026-11-23T22:00:00Z").ends("poll/a", 1).at("2026-11-23T22:15:00Z").ok("poll/a").quietly();
        scene.at("2026-11-23T22:20:00Z").expect("LatenessRaised poll NO_OCCURRENCE 2026-11-23T23:20");
        scene.ok("poll/b").expect("AttemptEnded poll/b#1 ok", "OccurrenceEnded poll:2 SUCCEEDED next 2026-11-23T23:30",
                "LatenessCleared poll NO_OCCURRENCE ENDED");
    }
}
