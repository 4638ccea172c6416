package regie.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static regie.engine.PlanBuilder.plan;
import static regie.engine.TaskBuilder.run;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import regie.engine.AttemptResult.How;
import regie.engine.effect.Effect;
import regie.engine.effect.Effects;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition.IfUnknown;
import regie.kernel.AttemptId;
import regie.kernel.HostName;

class AttemptScenariosTest {

    private static final EngineCommand H1_LOST = new EngineCommand.AgentLost(new HostName("h1"));

    private static EngineCommand.Known known(Scene scene, String task, AttemptReport report) {
        return new EngineCommand.Known(scene.get(task).attemptId().orElseThrow(), scene.get(task).attempt().orElseThrow().token(), report);
    }

    private static EngineCommand reported(Scene scene, String task, int number, long token, AttemptReport report) {
        return new EngineCommand.Reported(new HostName("h1"), new AttemptId(Scene.task(task), number), token, report);
    }

    private static AttemptReport ended(Scene scene, int code) {
        return new AttemptReport.Ended(AttemptResult.exited(code, scene.now, scene.now));
    }

    @Test
    void outcomesInTheirOrder() {
        Scene scene = Scene.with(plan("p",
                run("warn").warnWhen(Says.exitCode(4)).okWhen(Says.exitCode(0)),
                run("hit").warnWhen(Says.exitCode(4)),
                run("odd").okWhen(Says.exitCode(3)),
                run("broken").okWhen(Says.broken())));
        scene.order("p").quietly();
        scene.ends("p/warn", 4).expect("AttemptEnded p/warn#1 warned");
        AttemptResult hits = AttemptResult.exited(4, scene.now, scene.now).withHits(List.of("ORA-1"));
        scene.report("p/hit", new AttemptReport.Ended(hits)).expect("AttemptEnded p/hit#1 failed: OutputMatched");
        scene.ok("p/odd").expect("AttemptEnded p/odd#1 failed: NotOk");
        scene.ok("p/broken").expect("AttemptEnded p/broken#1 failed: ExpressionFailed", "RunEnded p FAILED");
    }

    @Test
    void timeoutAndLossAlwaysFail() {
        Scene scene = Scene.with(plan("p", run("a").okWhen(Says.yes(true)), run("b"), run("c")));
        scene.order("p").quietly();
        scene.report("p/a", new AttemptReport.Ended(AttemptResult.of(How.TIMED_OUT, scene.now)))
                .expect("AttemptEnded p/a#1 failed: TimedOut")
                .report("p/b", new AttemptReport.Lost("no process")).expect("AttemptEnded p/b#1 failed: Lost")
                .report("p/c", new AttemptReport.NotStarted("no such user", false))
                .expect("AttemptEnded p/c#1 failed: NotStarted", "RunEnded p FAILED");
    }

    @Test
    void aKillRaisesTheTokenAndWhatIsKilledStaysKilled() {
        Scene scene = Scene.with(plan("p", run("a").retry(3, java.time.Duration.ZERO, 1)));
        scene.order("p").quietly();
        long token = scene.get("p/a").attempt().orElseThrow().token();
        scene.act("p/a", new Gesture.Kill()).expect("AttemptStopping p/a#1");
        assertEquals(TaskState.STOPPING, scene.get("p/a").state());
        scene.send(reported(scene, "p/a", 1, token, ended(scene, 0))).expect()
                .act("p/a", new Gesture.Kill()).expect()
                .act("p/a", Gesture.Rerun.PLAIN).expect("refused TaskNotEnded")
                .ok("p/a").expect("AttemptEnded p/a#1 failed: Killed", "RunEnded p FAILED")
                .send(reported(scene, "p/a", 1, token + 1, ended(scene, 0))).expect();
    }

    @Test
    void anAttemptOutOfSightIsUnknownAndComesBack() {
        Scene scene = Scene.with(plan("p", run("a"), run("b"), run("c"), run("d")));
        scene.order("p").started("p/a").started("p/b").started("p/d").quietly();
        scene.act("p/d", new Gesture.Kill()).quietly();
        scene.send(H1_LOST).expect("AgentDisconnected h1", "AttemptUnknown p/a#1", "AttemptUnknown p/b#1", "AttemptUnknown p/c#1",
                "AttemptUnknown p/d#1");
        assertEquals(4, scene.state.host(new HostName("h1")).orElseThrow().liveCount(), "unknown ones hold their slots");
        scene.join("h1", known(scene, "p/a", new AttemptReport.Started(scene.now)), known(scene, "p/b", ended(scene, 0)),
                        known(scene, "p/d", new AttemptReport.Started(scene.now)))
                .expect("AgentConnected h1", "AttemptFound p/a#1", "AttemptEnded p/b#1 ok", "AttemptFound p/c#1", "AttemptFound p/d#1");
        assertEquals(TaskState.RUNNING, scene.get("p/a").state());
        assertEquals(TaskState.DISPATCHED, scene.get("p/c").state());
        assertEquals(TaskState.STOPPING, scene.get("p/d").state());
        assertEquals("[StartAttempt p/c, KillAttempt p/d]", Effects.pending(scene.state).stream().map(effect -> switch (effect) {
            case Effect.StartAttempt it -> "StartAttempt " + it.attempt().task().toString().replace("@2026-11-23", "");
            case Effect.KillAttempt it -> "KillAttempt " + it.attempt().task().toString().replace("@2026-11-23", "");
            default -> effect.toString();
        }).toList().toString());
    }

    @Test
    void anAgentWithAnotherDiskHasLostThem() {
        Scene scene = Scene.with(plan("p", run("a"), run("b").ifUnknown(IfUnknown.ELSEWHERE)));
        scene.order("p").quietly();
        scene.send(new EngineCommand.AgentJoined(new HostName("h1"), "other", List.of()))
                .expect("AgentConnected h1", "AttemptEnded p/a#1 failed: Lost", "AttemptEnded p/b#1 returned",
                        "AttemptIntended p/b#2 on h1");
    }

    @Test
    void elsewhereOnlyWhereRestartIsAlwaysAllowed() {
        Scene scene = Scene.with(plan("p", run("a").on("app").ifUnknown(IfUnknown.ELSEWHERE),
                run("b").on("h1").ifUnknown(IfUnknown.ELSEWHERE).restart(RestartRule.Allowed.ONCE)));
        scene.order("p").quietly();
        AttemptId first = scene.get("p/a").attemptId().orElseThrow();
        scene.send(H1_LOST).expect("AgentDisconnected h1", "AttemptUnknown p/a#1", "AttemptAbandoned p/a#1", "AttemptUnknown p/b#1",
                "AttemptIntended p/a#2 on h2");
        scene.act("p/b", new Gesture.DecideUnknown(Gesture.UnknownDecision.ELSEWHERE)).expect("refused NotElsewhere")
                .act("p/b", new Gesture.DecideUnknown(Gesture.UnknownDecision.WAIT)).expect()
                .act("p/b", new Gesture.DecideUnknown(Gesture.UnknownDecision.LOST)).expect("AttemptAbandoned p/b#1", "TaskFailed p/b Lost")
                .act("p/a", new Gesture.DecideUnknown(Gesture.UnknownDecision.LOST)).expect("refused NotUnknown");
        scene.join("h1", new EngineCommand.Known(first, 1, ended(scene, 0)))
                .expect("AgentConnected h1", "AbandonedSettled p/a#1")
                .ok("p/a").expect("AttemptEnded p/a#2 ok", "RunEnded p FAILED");
        assertEquals(1, scene.state.host(new HostName("h1")).orElseThrow().abandoned().size());
        scene.send(reported(scene, "p/b", 1, 99, new AttemptReport.NotStarted("killed", false))).expect("AbandonedSettled p/b#1");
    }

    @Test
    void anotherIncarnationRefusesAndItIsSentAgain() {
        Scene scene = Scene.with(plan("p", run("a")));
        scene.order("p").quietly();
        scene.report("p/a", new AttemptReport.NotStarted("another incarnation", true))
                .expect("AttemptEnded p/a#1 returned", "AttemptIntended p/a#2 on h1");
    }

    @Test
    void theEnvironmentOfAProcess() {
        Scene scene = Scene.with(plan("p", run("a").env("LANG", "C")).variable("region", "ouest"));
        scene.order("p");
        Effect.StartAttempt start = (Effect.StartAttempt) Effects.pending(scene.state).getFirst();
        assertEquals("{LANG=C, REGIE_VAR_REGION=ouest, REGIE_DATE=2026-11-23, REGIE_DATE_COMPACT=20261123, REGIE_RUN=p@2026-11-23, "
                + "REGIE_PLAN=p, REGIE_TASK=a, REGIE_ATTEMPT=1, REGIE_CHECKPOINT=, REGIE_ENVIRONMENT=production}",
                start.environment().toString());
        assertEquals(Instant.parse("2026-11-23T21:00:00Z"), scene.now);
    }

    @Test
    void aTemplateThatCannotBeFilledFailsTheTask() {
        Scene.with(plan("p", run("a", Says.broken())).variable("x", "1")).order("p")
                .expect("PlanPinned", "RunOrdered p", "TaskFailed p/a ExpressionFailed", "RunEnded p FAILED");
    }

    @Test
    void whatIsKilledOrCancelledIsNotRetriedWhenItIsLost() {
        Scene scene = Scene.with(plan("p", run("a").retry(3, java.time.Duration.ofMinutes(1), 1)));
        scene.order("p").act("p/a", new Gesture.Kill()).quietly();
        scene.report("p/a", new AttemptReport.Lost("gone")).expect("AttemptEnded p/a#1 failed: Killed", "RunEnded p FAILED");
        scene.act("p", Gesture.Rerun.PLAIN).act("p", new Gesture.Cancel()).quietly();
        scene.report("p/a", new AttemptReport.Lost("gone")).expect("AttemptEnded p/a#2 cancelled", "RunEnded p CANCELLED");
    }
}
