package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.ApplicationName;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;

class DispatchScenariosTest {

    private static EngineCommand slots(String host, int slots) {
        return new EngineCommand.SetSlots(new HostName(host), Optional.of(slots), By.REGIE);
    }

    @Test
    void slotsLimitAndTheHigherPriorityGoesFirst() {
        Scene scene = Scene.with(plan("p", run("a"), run("b"), run("c").priority(5), run("d")));
        scene.send(slots("h1", 1)).quietly();
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/c#1 on h1")
                .ok("p/c").expect("AttemptEnded p/c#1 ok", "AttemptIntended p/a#1 on h1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/b#1 on h1");
        assertEquals(TaskState.READY, scene.get("p/d").state());
        scene.send(slots("h1", 2)).expect("SlotsSet", "AttemptIntended p/d#1 on h1");
    }

    @Test
    void whoHasWaitedLongOvertakesPriority() {
        Scene scene = Scene.with(plan("p", run("first"), run("old")), plan("q", run("new").priority(5)));
        scene.send(slots("h1", 1)).order("p").quietly();
        scene.after(Duration.ofMinutes(6)).order("q").quietly();
        scene.ok("p/first").expect("AttemptEnded p/first#1 ok", "AttemptIntended p/old#1 on h1");
    }

    @Test
    void aLogicalHostTakesTheMachineWithTheMostFreeSlots() {
        Scene.with(plan("p", run("a").on("app"), run("b").on("app"), run("c").onLabels(Map.of("tier", "app"))))
                .order("p")
                .expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "AttemptIntended p/b#1 on h2",
                        "AttemptIntended p/c#1 on h1");
    }

    @Test
    void unitsAreTakenTogetherAndNobodyOvertakesInTheLine() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 2), run("b").uses("db", 3), run("c").uses("db", 1)));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/b#1 on h1")
                .ok("p/b").expect("AttemptEnded p/b#1 ok", "AttemptIntended p/c#1 on h1");
    }

    @Test
    void sharedLocksGoTogetherAndExclusiveOnesAlone() {
        Scene scene = Scene.with(plan("p", run("a").locks("lock", true), run("b").locks("lock", true), run("c").locks("lock", false),
                run("d").locks("lock", true)));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "AttemptIntended p/b#1 on h1")
                .ok("p/a", "p/b").expect("AttemptEnded p/a#1 ok", "AttemptEnded p/b#1 ok", "AttemptIntended p/c#1 on h1")
                .ok("p/c").expect("AttemptEnded p/c#1 ok", "AttemptIntended p/d#1 on h1");
    }

    @Test
    void moreCapacityLetsTheLineGoOn() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 3), run("b").uses("db", 2)), plan("q", run("big").uses("db", 9)));
        scene.order("p").order("q").quietly();
        scene.send(new EngineCommand.SetCapacity(new ResourceName("db"), 5, By.REGIE))
                .expect("CapacitySet", "AttemptIntended p/b#1 on h1")
                .send(new EngineCommand.SetCapacity(new ResourceName("db"), 14, By.REGIE))
                .expect("CapacitySet", "AttemptIntended q/big#1 on h1")
                .send(new EngineCommand.SetCapacity(new ResourceName("none"), 1, By.REGIE))
                .expect("refused NoSuchResource");
    }

    @Test
    void tasksAtOnceOfOneRun() {
        Scene.with(plan("p", run("a"), run("b"), run("c")).tasksAtOnce(2))
                .order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1", "AttemptIntended p/b#1 on h1")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/c#1 on h1");
    }

    @Test
    void pausesOfEachKindKeepNewStartsBack() {
        PauseScope[] scopes = {new PauseScope.Everything(), new PauseScope.OfHost(new HostName("h1")),
            new PauseScope.OfApplication(new ApplicationName("app")), new PauseScope.OfPlan(new PlanName("p"))};
        for (PauseScope scope : scopes) {
            Scene scene = Scene.with(plan("p", run("a"), run("b").needs("a")));
            scene.order("p").quietly();
            scene.send(new EngineCommand.Pause(scope, By.of("anna"))).expect("DispatchPaused " + scope.key())
                    .ok("p/a").expect("AttemptEnded p/a#1 ok")
                    .send(new EngineCommand.Pause(scope, By.of("anna"))).expect()
                    .send(new EngineCommand.Resume(scope, By.of("anna")))
                    .expect("DispatchResumed " + scope.key(), "AttemptIntended p/b#1 on h1");
        }
    }

    @Test
    void aPauseReachesWhatStandsInLine() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 3), run("b").uses("db", 3)), plan("q", run("c").uses("db", 3)));
        scene.order("p").order("q").quietly();
        scene.send(new EngineCommand.Pause(new PauseScope.OfPlan(new PlanName("p")), By.of("anna"))).quietly()
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended q/c#1 on h1");
    }

    @Test
    void aHostThatIsAwayGetsNothingUntilItIsBack() {
        Scene scene = Scene.with(plan("p", run("a").on("h2")));
        scene.send(new EngineCommand.AgentLost(new HostName("h2"))).expect("AgentDisconnected h2")
                .order("p").expect("PlanPinned", "RunOrdered p")
                .join("h2").expect("AgentConnected h2", "AttemptIntended p/a#1 on h2");
    }

    @Test
    void movedAndUnknownHosts() {
        Scene scene = Scene.with(plan("p", run("a").on("nowhere")));
        scene.order("p").expect("PlanPinned", "RunOrdered p")
                .act("p/a", new Gesture.Move(new HostName("h9"))).expect("refused NoSuchHost")
                .act("p/a", new Gesture.Move(new HostName("h2"))).expect("TaskMoved p/a to h2", "AttemptIntended p/a#1 on h2");
    }

    @Test
    void aNewEstateIsLiveForRunsOrderedBefore() {
        Scene scene = Scene.with(plan("p", run("a"), run("b")));
        scene.send(slots("h1", 1)).order("p").quietly();
        scene.send(new EngineCommand.SetSlots(new HostName("h1"), Optional.empty(), By.REGIE))
                .expect("SlotsSet", "AttemptIntended p/b#1 on h1")
                .send(new EngineCommand.ApplyEstate(Scene.facts(4), By.REGIE)).expect()
                .send(new EngineCommand.ApplyEstate(Scene.facts(5), By.REGIE)).expect("EstateApplied");
    }

    @Test
    void whenTheHeadOfALineLeavesTheNextMayGo() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 1), run("b").uses("db", 3), run("c").uses("db", 1)));
        scene.order("p").expect("PlanPinned", "RunOrdered p", "AttemptIntended p/a#1 on h1")
                .act("p/b", new Gesture.Hold()).expect("TaskHeld p/b", "AttemptIntended p/c#1 on h1");
    }

    @Test
    void anEstateWithLessDoesNotLetTheImpossibleBlockTheLine() {
        Scene scene = Scene.with(plan("p", run("a").uses("db", 3), run("b").uses("db", 3), run("c").uses("db", 1)));
        scene.order("p").quietly();
        EstateFacts all = Scene.facts(4);
        scene.send(new EngineCommand.ApplyEstate(new EstateFacts(all.version(), all.environment(), all.zone(), all.newDay(),
                all.newDays(), all.hosts(),
                all.logicalHosts(), java.util.List.of(new EstateFacts.ResourceFact(new ResourceName("db"), 2, false)), all.periods(),
                all.roles(), all.instructions(), all.between()), By.REGIE)).expect("EstateApplied")
                .ok("p/a").expect("AttemptEnded p/a#1 ok", "AttemptIntended p/c#1 on h1");
    }
}
