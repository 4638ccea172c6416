package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.estate.plan.LateRule;
import regie.estate.plan.LateRule.Bound;

/** What is out of its usual course. It is 22:00 in Paris, 21:00 UTC, when a scene begins. */
class LatenessScenariosTest {

    private static LateRule rule(String start, String end, Optional<Bound> overrun, Optional<Bound> tooShort) {
        return new LateRule(Optional.of(start).filter(it -> !it.isEmpty()).map(LocalTime::parse),
                Optional.of(end).filter(it -> !it.isEmpty()).map(LocalTime::parse), 0, overrun, tooShort, Optional.empty());
    }

    private static Optional<Bound> minutes(int minutes) {
        return Optional.of(new Bound.Fixed(Duration.ofMinutes(minutes)));
    }

    private static Scene ordered(PlanBuilder plan) {
        return Scene.with(plan).order("p").quietly();
    }

    @Test
    void aDeadlineIsRaisedOnceAndClearsWhenItIsEndedWell() {
        Scene scene = ordered(plan("p", run("a")).deadline("23:00"));
        scene.at("2026-11-23T21:59:59Z").expect();
        scene.at("2026-11-23T22:00:00Z").expect("LatenessRaised p DEADLINE 2026-11-23T23:00");
        scene.at("2026-11-23T22:30:00Z").expect();
        scene.ok("p/a").expect("AttemptEnded p/a#1 ok", "RunEnded p SUCCEEDED", "LatenessCleared p DEADLINE ENDED");
        assertEquals(List.of(), scene.state.lateness().open());
        scene.at("2026-11-23T23:30:00Z").expect();
    }

    @Test
    void aFailureDoesNotKeepADeadlineNorEndItsBeingMissed() {
        Scene scene = ordered(plan("p", run("a")).deadline("23:00")).ends("p/a", 1).quietly();
        scene.at("2026-11-23T22:00:00Z").expect("LatenessRaised p DEADLINE 2026-11-23T23:00");
        scene.act("p/a", Gesture.Rerun.PLAIN).ends("p/a", 1).quietly();
        assertEquals(1, scene.state.lateness().open().size());
        scene.act("p/a", new Gesture.ForceOk());
        assertEquals(0, scene.state.lateness().open().size());
    }

    @Test
    void moreTimeClearsItAndTheNewTimeCounts() {
        Scene scene = ordered(plan("p", run("a")).deadline("23:00")).at("2026-11-23T22:00:00Z").quietly();
        scene.act("p", new Gesture.ExtendDeadline(Instant.parse("2026-11-23T23:00:00Z")))
                .expect("DeadlineExtended p 2026-11-24T00:00", "LatenessCleared p DEADLINE EXTENDED");
        scene.at("2026-11-23T23:00:00Z").expect("LatenessRaised p DEADLINE 2026-11-24T00:00");
    }

    @Test
    void lateStartAndLateEndOfATask() {
        Scene scene = ordered(plan("p", run("z"), run("a").needs("z"))
                .late("a", rule("22:30", "22:45", Optional.empty(), Optional.empty())));
        scene.at("2026-11-23T21:30:00Z").expect("LatenessRaised p/a LATE_START 2026-11-23T22:30");
        scene.at("2026-11-23T21:45:00Z").expect("LatenessRaised p/a LATE_END 2026-11-23T22:45");
        scene.ok("p/z").expect("AttemptEnded p/z#1 ok", "AttemptIntended p/a#1 on h1", "LatenessCleared p/a LATE_START STARTED");
        scene.ends("p/a", 1).expect("AttemptEnded p/a#1 failed: exit 1", "LatenessCleared p/a LATE_END ENDED", "RunEnded p FAILED");
    }

    @Test
    void anOverrunCountsFromTheStartOfEachAttempt() {
        Scene scene = ordered(plan("p", run("a")).late("a", rule("", "", minutes(10), Optional.empty()))).started("p/a").quietly();
        scene.after(Duration.ofMinutes(9)).expect();
        scene.after(Duration.ofMinutes(1)).expect("LatenessRaised p/a OVERRUN 2026-11-23T22:10");
        scene.ends("p/a", 1).expect("AttemptEnded p/a#1 failed: exit 1", "LatenessCleared p/a OVERRUN ENDED", "RunEnded p FAILED");
        scene.act("p/a", Gesture.Rerun.PLAIN).started("p/a").quietly();
        scene.after(Duration.ofMinutes(10)).expect("LatenessRaised p/a OVERRUN 2026-11-23T22:20");
    }

    @Test
    void theRunAsAWholeMayOverrun() {
        Scene scene = ordered(plan("p", run("a")).late("", rule("", "", minutes(10), Optional.empty())));
        scene.after(Duration.ofMinutes(10)).expect("LatenessRaised p OVERRUN 2026-11-23T22:10");
        scene.ok("p/a").expect("AttemptEnded p/a#1 ok", "RunEnded p SUCCEEDED", "LatenessCleared p OVERRUN ENDED");
    }

    @Test
    void aSuccessThatComesTooSoonIsSaidUntilItIsDoneAgain() {
        Scene scene = ordered(plan("p", run("a")).late("a", rule("", "", Optional.empty(), minutes(2))));
        scene.ok("p/a").expect("AttemptEnded p/a#1 ok", "LatenessRaised p/a TOO_SHORT 2026-11-23T22:02", "RunEnded p SUCCEEDED");
        scene.act("p/a", Gesture.Rerun.PLAIN);
        assertTrue(scene.told().contains("LatenessCleared p/a TOO_SHORT DONE_AGAIN"));
    }

    @Test
    void boundsFromHistoryStandInTheOrder() {
        Scene scene = Scene.with(plan("p", run("a")).late("a", rule("", "", Optional.of(new Bound.Percent(150)),
                Optional.of(new Bound.Unusual()))));
        scene.usuals.put("p/a", new Usual(20, Duration.ofMinutes(10), Duration.ofMinutes(1)));
        scene.order("p");
        LateBounds bounds = scene.state.run(Scene.run("p")).orElseThrow().bounds().get("a");
        assertEquals(Optional.of(Duration.ofMinutes(15)), bounds.longest());
        assertEquals(Optional.of(Duration.ofMinutes(7)), bounds.shortest());
    }

    @Test
    void withoutHistoryNothingRelativeIsBounded() {
        Scene scene = Scene.with(plan("p", run("a")).late("a", rule("", "", Optional.of(new Bound.Percent(150)), Optional.empty())));
        assertTrue(scene.order("p").state.run(Scene.run("p")).orElseThrow().bounds().isEmpty());
    }

    @Test
    void whatIsUsualIsRobust() {
        List<Duration> nights = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nights.add(Duration.ofSeconds(600 + i));
        }
        assertTrue(Usual.of(nights).isEmpty(), "nine are too few");
        nights.add(Duration.ofHours(9));
        assertTrue(Usual.of(nights).isEmpty(), "an outlier does not count");
        nights.add(Duration.ofSeconds(610));
        Usual usual = Usual.of(nights).orElseThrow();
        assertEquals(10, usual.runs());
        assertEquals(604, usual.median().toSeconds());
        assertTrue(usual.longest().toSeconds() < 700);
    }

    @Test
    void aRunThatLeavesTakesItsLatenessAlong() {
        Scene scene = ordered(plan("p", run("a")).deadline("23:00")).ends("p/a", 1).at("2026-11-23T22:00:00Z");
        scene.send(new EngineCommand.RemoveRun(Scene.run("p"), By.REGIE));
        assertEquals(List.of(), scene.state.lateness().open());
    }
}
