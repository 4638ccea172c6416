package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.approve;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import regie.engine.why.WaitReasons;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.schedule.Overlap;
import regie.estate.plan.TaskDefinition.IfUnknown;
import regie.estate.plan.Window;
import regie.kernel.HostName;
import regie.kernel.PlanName;

/** Each kind of wait reason: what, who holds it, when it lifts, with which command. */
class WaitReasonsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<String> SEEN = new LinkedHashSet<>();

    private static List<WaitReason> why(Scene scene, String task) {
        List<WaitReason> reasons = WaitReasons.of(scene.state, scene.get(task), scene.now);
        reasons.forEach(reason -> {
            SEEN.add(reason.getClass().getSimpleName());
            assertFalse(reason.sentence(PARIS).fr().isBlank());
            assertFalse(reason.lifter().en().isBlank());
            assertFalse(reason.command().isBlank());
            assertFalse(reason.since().isAfter(scene.now), "since is not to come");
        });
        return reasons;
    }

    private static void says(Scene scene, String task, String... sentences) {
        List<String> said = why(scene, task).stream()
                .map(reason -> reason.sentence(PARIS).en().replace("@" + Scene.DATE, "") + " -> "
                        + reason.command().replace("@" + Scene.DATE, ""))
                .toList();
        assertEquals(String.join("\n", sentences), String.join("\n", said));
    }

    @AfterAll
    static void everyKindIsSeen() {
        Set<String> kinds = new LinkedHashSet<>();
        for (Class<?> group : WaitReason.class.getPermittedSubclasses()) {
            for (Class<?> kind : group.getPermittedSubclasses()) {
                if (kind.isSealed()) {
                    List.of(kind.getPermittedSubclasses()).forEach(one -> kinds.add(one.getSimpleName()));
                } else {
                    kinds.add(kind.getSimpleName());
                }
            }
        }
        kinds.removeAll(SEEN);
        assertTrue(kinds.isEmpty(), "kinds of wait reason that no test shows: " + kinds);
    }

    @Test
    void whatLiesOutsideTheRun() {
        regie.estate.between.Freeze freeze = new regie.estate.between.Freeze("year-end", regie.kernel.Text.same("closing"),
                java.time.Instant.parse("2026-11-23T20:00:00Z"), java.time.Instant.parse("2026-11-23T23:00:00Z"),
                List.of(new PlanName("f")), List.of(), List.of());
        Scene scene = Scene.with(plan("x", run("t")), plan("f", run("a")), plan("p", run("a").needs(new Need.OnPlan("x", "t",
                DateRef.PREVIOUS, Need.Ending.ENDED, false, Need.IfAbsent.WAIT, Optional.empty())).waits(new EventWait("rates",
                DateRef.SAME, Optional.of(java.time.LocalTime.parse("04:00")), 0, EventWait.Then.START, Optional.empty(), false))));
        EstateFacts it = Scene.facts(4);
        scene.send(new EngineCommand.ApplyEstate(new EstateFacts(it.version(), it.environment(), it.zone(), it.newDay(), it.newDays(),
                it.hosts(), it.logicalHosts(), it.resources(), it.periods(), it.roles(), it.instructions(),
                new BetweenFacts(100, List.of(), List.of(), List.of(freeze))), By.REGIE));
        scene.order("p").order("f");
        says(scene, "p/a",
                "needs x/t@previous (ended), which is not ordered yet for 2026-11-22, since 2026-11-23 22:00:00 -> waive x/t@previous p/a",
                "waits for event rates (2026-11-23) until 2026-11-24 04:00:00, then starts without it, since 2026-11-23 22:00:00"
                        + " -> event raise rates --date 2026-11-23");
        says(scene, "f/a", "frozen by year-end until 2026-11-24 00:00:00: closing, since 2026-11-23 22:00:00 -> waive freeze:year-end f/a");
    }

    @Test
    void gatesInTheirOrder() {
        Scene scene = Scene.with(plan("p", run("z"), run("a").needs("z").needs(new Need.Any(List.of(
                new Need.OnTask("z", Need.Ending.FAILED, false), new Need.OnTask("b", Need.Ending.SUCCEEDED, false)))).window(
                "23:30", "23:40", Window.AtEnd.HOLD), run("b")));
        scene.order("p").act("p", new Gesture.Hold()).act("p/a", new Gesture.Hold()).act("p/a", new Gesture.Delay(
                scene.now.plusSeconds(7200)));
        says(scene, "p/a",
                "its run is held by anna (because), since 2026-11-23 22:00:00 -> free p",
                "held by anna (because), since 2026-11-23 22:00:00 -> free p/a",
                "needs z (succeeded), which is dispatched, since 2026-11-23 22:00:00 -> waive z p/a",
                "needs one of z, b, since 2026-11-23 22:00:00 -> waive all p/a",
                "waits for its window to open at 2026-11-23 23:30:00, since 2026-11-23 22:00:00 -> start --now p/a",
                "delayed until 2026-11-24 00:00:00 by anna (because), since 2026-11-23 22:00:00 -> start --now p/a");
        scene.ends("p/z", 1);
        assertTrue(why(scene, "p/a").get(2).needsPerson(), "a failed need is lifted by a person");
    }

    @Test
    void queuesRetriesStepsAndConfirmations() {
        Scene scene = Scene.with(plan("p", run("a")).overlap(Overlap.QUEUE));
        scene.order("p").order("p");
        says(scene, "p~2/a", "waits its turn behind p, since 2026-11-23 22:00:00 -> start --now p~2");
        scene = Scene.with(plan("p", run("a").retry(1, Duration.ofHours(1), 1)));
        scene.order("p").ends("p/a", 1);
        says(scene, "p/a", "is tried again (2) at 2026-11-23 23:00:00 after: exit code 1, since 2026-11-23 22:00:00 -> start --now p/a");
        assertEquals(Optional.of(scene.now.plus(Duration.ofHours(1))), why(scene, "p/a").getFirst().lifts());
        scene = Scene.with(plan("p", run("a").before("s"), run("s").never()));
        scene.order("p").ends("p/a", 1).act("p/a", Gesture.Rerun.PLAIN);
        says(scene, "p/a", "waits for the step before its restart, s, which is dispatched, since 2026-11-23 22:00:00 -> waive s p/a");
        scene = Scene.with(plan("p", run("a").confirm()));
        scene.order("p");
        says(scene, "p/a", "waits to be confirmed by shift-lead, since 2026-11-23 22:00:00 -> confirm p/a");
    }

    @Test
    void startsOfTheDay() {
        Scene scene = Scene.with(plan("p", run("a")));
        DayScenes.plan(scene, Scene.DATE, DayScenes.start("p", Scene.DATE, "2026-11-23T22:00:00Z"));
        says(scene, "p/a", "waits for its time, 2026-11-23 23:00:00, since 2026-11-23 22:00:00 -> start --now p");
        scene.at("2026-11-23T23:00:00Z");
        says(scene, "p/a", "its start at 2026-11-23 23:00:00 was missed: the missed dates are being planned, since 2026-11-23 23:00:00 "
                + "-> catch-up all p");
    }

    @Test
    void scarcity() {
        Scene scene = Scene.with(plan("p", run("z").uses("db", 3).locks("lock", false), run("a").uses("db", 1),
                run("b").locks("lock", true),
                run("c").uses("db", 1), run("d").uses("db", 9), run("e").uses("none", 1), run("f").on("nowhere"), run("g").on("h2")));
        scene.send(new EngineCommand.AgentLost(new HostName("h2"))).order("p");
        says(scene, "p/a", "asks for 1 of db: 0 of 3 free; held by p/z, since 2026-11-23 22:00:00 -> resource db --capacity 4");
        says(scene, "p/b", "asks for the lock lock (shared); held by p/z, since 2026-11-23 22:00:00 -> kill p/z");
        says(scene, "p/c", "asks for 1 of db: 0 of 3 free; held by p/z; behind p/a, since 2026-11-23 22:00:00 -> resource db --capacity 4");
        says(scene, "p/d", "asks for 9 of db, which has only 3, since 2026-11-23 22:00:00 -> resource db --capacity 9");
        says(scene, "p/e", "asks for resource none, which is not in the estate, since 2026-11-23 22:00:00 -> resource none --capacity 1");
        says(scene, "p/f", "no host of the estate answers to 'nowhere', since 2026-11-23 22:00:00 -> move --host HOST p/f");
        says(scene, "p/g", "its host does not answer: h2, since 2026-11-23 22:00:00 -> move --host HOST p/g");
    }

    @Test
    void slotsPausesAndTasksAtOnce() {
        Scene scene = Scene.with(plan("p", run("a"), run("b")));
        scene.send(new EngineCommand.SetSlots(new HostName("h1"), Optional.of(1), By.REGIE)).order("p");
        says(scene, "p/b", "the 1 slot(s) of h1 are taken by p/a, since 2026-11-23 22:00:00 -> move --host HOST p/b");
        scene.send(new EngineCommand.Pause(new PauseScope.OfHost(new HostName("h1")), By.of("anna", "disk")));
        says(scene, "p/b", "starts are paused (host h1) by anna (disk), since 2026-11-23 22:00:00 -> resume --host h1");
        scene = Scene.with(plan("p", run("a"), run("b")));
        scene.send(new EngineCommand.Pause(new PauseScope.OfPlan(new PlanName("p")), By.of("anna"))).order("p");
        says(scene, "p/a", "starts are paused (plan p) by anna, since 2026-11-23 22:00:00 -> resume --plan p");
        scene = Scene.with(plan("p", run("a"), run("b")).tasksAtOnce(1));
        scene.order("p");
        says(scene, "p/b", "its run has 1 task(s) live, as many as may be: p/a, since 2026-11-23 22:00:00 -> kill p/a");
    }

    @Test
    void whatHasStarted() {
        Scene scene = Scene.with(plan("p", approve("a"), TaskBuilder.plan("b", "q"), run("c").foreach("1"), run("d").ifUnknown(
                IfUnknown.ASK), run("e")), plan("q", run("x").on("h2")));
        scene.order("p").act("p/e", new Gesture.Kill());
        says(scene, "p/a", "waits for shift-lead: Yes?, since 2026-11-23 22:00:00 -> approve p/a");
        says(scene, "p/b", "waits for the end of q, since 2026-11-23 22:00:00 -> show q");
        says(scene, "p/c", "1 of 1 items have not ended, since 2026-11-23 22:00:00 -> show p");
        says(scene, "p/e", "a kill was sent to h1, its end is not confirmed, since 2026-11-23 22:00:00 -> kill p/e");
        scene.send(new EngineCommand.AgentLost(new HostName("h1")));
        says(scene, "p/d", "the agent of h1 is out of sight: what became of it is unknown, since 2026-11-23 22:00:00 -> decide lost p/d");
        assertTrue(why(scene, "p/d").getFirst().needsPerson());
    }
}
