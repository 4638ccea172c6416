package regie.protocol.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.Text;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.Golden;
import regie.protocol.OutputFacts;
import regie.protocol.ProductionClock;
import regie.protocol.RunningAttempt;
import regie.protocol.StartProblem;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;

/** Every pair of links with every input: what is done. The table is golden. */
class AgentTableTest {

    private static final Instant NOW = Instant.parse("2026-05-15T22:00:00Z");
    private static final AttemptId ATTEMPT = AttemptId.parse("night@2026-05-15/extract#1").orElseThrow();
    private static final ToServer.Hello HELLO = new ToServer.Hello(1, new HostName("app01"), "inc-1", "secret", "boot-1", 8, Map.of());

    private enum At {
        NOTHING, GREETING, WELCOMED_ALONE, ATTACHED_ALONE, GREETING_ATTACHED, BOTH, BOTH_WAITING_FOR_BUNDLE, LEAVING_WITH_KILL
    }

    private static Launches.Launching launch(ToAgent.Start start, Optional<Duration> timeout) {
        return start.action().equals("run")
                ? new Launches.Launching.Ready(new ToSupervisor.Launch(start.attempt(), start.token(), List.of("/bin/true"),
                        start.environment(), Optional.empty(), start.folder(), start.user(), timeout, start.grace(),
                        start.outputLimit(), start.failOnOutput()))
                : new Launches.Launching.Refused(new StartProblem.UnknownAction(start.action()));
    }

    private static ToAgent.Start start(String incarnation, String action, Optional<String> bundle) {
        return new ToAgent.Start(ATTEMPT, 1, incarnation, action, Value.of("true"), Map.of(), Optional.empty(), Optional.empty(),
                Optional.of(Duration.ofMinutes(10)), Duration.ofSeconds(10), bundle, 1000, List.of());
    }

    private static ToAgent.Welcome welcome() {
        return new ToAgent.Welcome(Duration.ofSeconds(1), new ProductionClock(NOW, NOW, 60));
    }

    private static AgentMachine at(At links) {
        AgentMachine machine = new AgentMachine(HELLO, List.of("aaa"), AgentTableTest::launch);
        List<AgentInput> steps = new ArrayList<>(List.of(new AgentInput.Begun()));
        AgentInput attached = new AgentInput.SupervisorLinked();
        AgentInput welcomed = new AgentInput.FromServer(welcome());
        switch (links) {
            case NOTHING -> { }
            case GREETING -> steps.add(new AgentInput.ServerLinked());
            case WELCOMED_ALONE -> steps.addAll(List.of(new AgentInput.ServerLinked(), welcomed));
            case ATTACHED_ALONE -> steps.add(attached);
            case GREETING_ATTACHED -> steps.addAll(List.of(new AgentInput.ServerLinked(), attached));
            case BOTH -> steps.addAll(List.of(new AgentInput.ServerLinked(), attached, welcomed));
            case BOTH_WAITING_FOR_BUNDLE -> steps.addAll(List.of(new AgentInput.ServerLinked(), attached, welcomed,
                    new AgentInput.FromServer(start("inc-1", "run", Optional.of("bbb")))));
            case LEAVING_WITH_KILL -> steps.addAll(List.of(new AgentInput.ServerLinked(), attached, welcomed,
                    new AgentInput.StopAsked(true)));
        }
        steps.forEach(step -> machine.take(step, Moment.of(NOW)));
        return machine;
    }

    private static Map<String, AgentInput> inputs() {
        Map<String, AgentInput> inputs = new LinkedHashMap<>();
        inputs.put("server linked", new AgentInput.ServerLinked());
        inputs.put("server lost", new AgentInput.ServerLost());
        inputs.put("welcome", new AgentInput.FromServer(welcome()));
        inputs.put("heard", new AgentInput.FromServer(new ToAgent.Heard()));
        inputs.put("refused", new AgentInput.FromServer(new ToAgent.Refused("WrongToken", Text.same("no"))));
        inputs.put("start", new AgentInput.FromServer(start("inc-1", "run", Optional.of("aaa"))));
        inputs.put("start, other incarnation", new AgentInput.FromServer(start("inc-0", "run", Optional.empty())));
        inputs.put("start, unknown action", new AgentInput.FromServer(start("inc-1", "teleport", Optional.empty())));
        inputs.put("start, bundle missing", new AgentInput.FromServer(start("inc-1", "run", Optional.of("bbb"))));
        inputs.put("kill", new AgentInput.FromServer(new ToAgent.Kill(ATTEMPT, 2)));
        inputs.put("settled", new AgentInput.FromServer(new ToAgent.Settled(List.of(ATTEMPT))));
        inputs.put("read output", new AgentInput.FromServer(new ToAgent.ReadOutput("r", ATTEMPT, 0, 10, false)));
        inputs.put("stop reading", new AgentInput.FromServer(new ToAgent.StopReading("r")));
        inputs.put("bundle chunk", new AgentInput.FromServer(new ToAgent.BundleChunk("bbb", 0, new byte[0], true)));
        inputs.put("bundle missing there too", new AgentInput.FromServer(new ToAgent.BundleMissing("bbb")));
        inputs.put("keep head", new AgentInput.FromServer(new ToAgent.KeepHead("a line")));
        inputs.put("shutdown", new AgentInput.FromServer(new ToAgent.Shutdown(false)));
        inputs.put("shutdown and kill", new AgentInput.FromServer(new ToAgent.Shutdown(true)));
        inputs.put("supervisor linked", new AgentInput.SupervisorLinked());
        inputs.put("supervisor lost", new AgentInput.SupervisorLost());
        inputs.put("supervisor attached", new AgentInput.FromItsSupervisor(new FromSupervisor.Attached(1, 42)));
        inputs.put("supervisor leaving", new AgentInput.FromItsSupervisor(new FromSupervisor.Leaving()));
        inputs.put("started", new AgentInput.FromItsSupervisor(new FromSupervisor.Tells(new ToServer.Started(
                new RunningAttempt(ATTEMPT, 1, NOW, NOW, false, true)))));
        inputs.put("ended", new AgentInput.FromItsSupervisor(new FromSupervisor.Tells(ended())));
        inputs.put("inventory", new AgentInput.FromItsSupervisor(new FromSupervisor.Tells(
                new ToServer.Inventory(0, true, List.of(), List.of(ended())))));
        inputs.put("bundle stored", new AgentInput.BundleStored("bbb"));
        inputs.put("bundle failed", new AgentInput.BundleFailed("bbb", Text.same("broken")));
        inputs.put("stop asked", new AgentInput.StopAsked(false));
        for (AgentTimer timer : AgentTimer.values()) {
            inputs.put("timer " + timer, new AgentInput.TimerDue(timer));
        }
        return inputs;
    }

    private static ToServer.Ended ended() {
        return new ToServer.Ended(ATTEMPT, 1, new AttemptResult.Exited(0), AttemptTimes.of(Moment.of(NOW), Moment.of(NOW)),
                OutputFacts.NONE, Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    @Test
    void everyPairOfLinksAnswersEveryInput() throws Exception {
        List<String> table = new ArrayList<>();
        for (At links : At.values()) {
            table.add("== " + links);
            inputs().forEach((name, input) -> {
                List<AgentEffect> effects = at(links).take(input, Moment.of(NOW));
                table.add(name + " -> " + String.join(", ", effects.stream().map(AgentTableTest::line).toList()));
            });
        }
        Golden.check("agent/table.txt", table);
    }

    private static String line(AgentEffect effect) {
        return switch (effect) {
            case AgentEffect.ConnectServer connect -> "connect server";
            case AgentEffect.CloseServer close -> "close server";
            case AgentEffect.RaiseSupervisor raise -> "raise supervisor";
            case AgentEffect.TellServer tell -> "to server: " + tell.message().getClass().getSimpleName();
            case AgentEffect.TellSupervisor tell -> "to supervisor: " + tell.message().getClass().getSimpleName();
            case AgentEffect.StoreChunk store -> "store chunk";
            case AgentEffect.Read read -> "read";
            case AgentEffect.StopReading stop -> "stop reading";
            case AgentEffect.StopAllReading stop -> "stop all reading";
            case AgentEffect.KeepHead keep -> "keep head " + keep.head().line();
            case AgentEffect.SetTimer set -> "set " + set.timer() + " in " + Duration.between(NOW, set.at()).toMillis() + " ms";
            case AgentEffect.Say say -> "say";
            case AgentEffect.Leave leave -> "LEAVE";
        };
    }

    @Test
    void whatTheServerSaidWhileTheSupervisorWasAwayReachesIt() {
        AgentMachine machine = at(At.WELCOMED_ALONE);
        machine.take(new AgentInput.FromServer(start("inc-1", "run", Optional.empty())), Moment.of(NOW));
        machine.take(new AgentInput.FromServer(new ToAgent.Kill(ATTEMPT, 2)), Moment.of(NOW));
        List<String> told = machine.take(new AgentInput.SupervisorLinked(), Moment.of(NOW)).stream().map(AgentTableTest::line).toList();
        assertEquals(List.of("to supervisor: Attach", "to supervisor: ClockIs", "to supervisor: Launch", "to supervisor: Kill",
                "to supervisor: Report"), told);
    }

    @Test
    void timeoutsAreProductionTime() {
        AgentMachine machine = at(At.BOTH);
        AgentEffect effect = machine.take(new AgentInput.FromServer(start("inc-1", "run", Optional.empty())), Moment.of(NOW)).getFirst();
        ToSupervisor.Launch launch = (ToSupervisor.Launch) ((AgentEffect.TellSupervisor) effect).message();
        assertEquals(Optional.of(Duration.ofSeconds(10)), launch.timeout(), "ten minutes at sixty times speed");
    }

    @Test
    void aKillForAStartThatWaitsForItsFilesLeavesNothingToStart() {
        AgentMachine machine = at(At.BOTH_WAITING_FOR_BUNDLE);
        machine.take(new AgentInput.FromServer(new ToAgent.Kill(ATTEMPT, 2)), Moment.of(NOW));
        assertTrue(machine.take(new AgentInput.BundleStored("bbb"), Moment.of(NOW)).isEmpty());
    }

    @Test
    void retriesSlowDownAndRecoverAtAWelcome() {
        AgentMachine machine = at(At.NOTHING);
        long last = 0;
        for (int i = 0; i < 20; i++) {
            AgentEffect.SetTimer timer = (AgentEffect.SetTimer) machine.take(new AgentInput.ServerLost(), Moment.of(NOW)).getLast();
            long wait = Duration.between(NOW, timer.at()).toMillis();
            assertTrue(wait >= last && wait < 10_000, wait + " ms");
            last = wait;
        }
        machine.take(new AgentInput.ServerLinked(), Moment.of(NOW));
        machine.take(new AgentInput.FromServer(welcome()), Moment.of(NOW));
        AgentEffect.SetTimer again = (AgentEffect.SetTimer) machine.take(new AgentInput.ServerLost(), Moment.of(NOW)).getLast();
        assertFalse(Duration.between(NOW, again.at()).toMillis() > 200);
    }
}
