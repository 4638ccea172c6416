package regie.protocol.supervisor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import regie.protocol.Golden;
import regie.protocol.StartProblem;
import regie.protocol.ToServer;

/** Every phase with every input: what the attempt becomes and what is done. The table is golden. */
class SupervisorTableTest {

    private static Map<String, SupervisorInput> inputs() {
        Map<String, SupervisorInput> inputs = new LinkedHashMap<>();
        inputs.put("launch again", new SupervisorInput.FromAgent(Setting.launch(1)));
        inputs.put("launch, token 5", new SupervisorInput.FromAgent(Setting.launch(5)));
        inputs.put("kill, token 9", new SupervisorInput.FromAgent(new ToSupervisor.Kill(Setting.ATTEMPT, 9)));
        inputs.put("kill, stale token 0", new SupervisorInput.FromAgent(new ToSupervisor.Kill(Setting.ATTEMPT, 0)));
        inputs.put("refuse", new SupervisorInput.FromAgent(new ToSupervisor.Refuse(Setting.ATTEMPT, 1, Setting.refusal())));
        inputs.put("settled", new SupervisorInput.FromAgent(new ToSupervisor.Settled(List.of(Setting.ATTEMPT))));
        inputs.put("report", new SupervisorInput.FromAgent(new ToSupervisor.Report()));
        inputs.put("quit", new SupervisorInput.FromAgent(new ToSupervisor.Quit(false)));
        inputs.put("quit and kill", new SupervisorInput.FromAgent(new ToSupervisor.Quit(true)));
        inputs.put("agent gone", new SupervisorInput.AgentGone());
        inputs.put("claim written", new SupervisorInput.ClaimWritten(Setting.ATTEMPT));
        inputs.put("claim refused", new SupervisorInput.ClaimRefused(Setting.ATTEMPT, new StartProblem.DiskFull("/d")));
        inputs.put("spawned", new SupervisorInput.Spawned(Setting.ATTEMPT, Setting.PROCESS));
        inputs.put("spawn refused", new SupervisorInput.SpawnRefused(Setting.ATTEMPT, new StartProblem.NoSuchUser("x")));
        inputs.put("exited", Setting.exited(3));
        inputs.put("looked: all gone", new SupervisorInput.Looked(Setting.ATTEMPT, false, 0));
        inputs.put("looked: leader gone", new SupervisorInput.Looked(Setting.ATTEMPT, false, 2));
        inputs.put("looked: alive", new SupervisorInput.Looked(Setting.ATTEMPT, true, 3));
        inputs.put("gathered", Setting.gathered());
        inputs.put("end written", new SupervisorInput.EndWritten(Setting.ATTEMPT));
        inputs.put("end not written", new SupervisorInput.EndNotWritten(Setting.ATTEMPT));
        for (SupervisorTimer.Kind kind : SupervisorTimer.Kind.values()) {
            inputs.put("timer " + kind, new SupervisorInput.TimerDue(
                    kind == SupervisorTimer.Kind.IDLE ? SupervisorTimer.IDLE : Setting.timer(kind)));
        }
        return inputs;
    }

    @Test
    void everyPhaseAnswersEveryInput() throws Exception {
        List<String> table = new ArrayList<>();
        for (Setting.At phase : Setting.At.values()) {
            table.add("== " + phase);
            inputs().forEach((name, input) -> {
                Setting setting = Setting.at(phase);
                List<SupervisorEffect> effects = setting.take(input);
                table.add(name + " -> " + state(setting) + " : "
                        + String.join(", ", effects.stream().map(SupervisorTableTest::line).toList()));
            });
        }
        Golden.check("supervisor/table.txt", table);
    }

    private static String state(Setting setting) {
        return setting.machine.state().held(Setting.ATTEMPT)
                .map(held -> held.phase().getClass().getSimpleName() + "/" + held.token())
                .orElse(setting.machine.state().settled(Setting.ATTEMPT) ? "settled" : "unknown");
    }

    private static String line(SupervisorEffect effect) {
        return switch (effect) {
            case SupervisorEffect.Send(FromSupervisor.Tells(ToServer message)) -> "tell " + told(message);
            case SupervisorEffect.Send send -> "send " + send.message().getClass().getSimpleName();
            case SupervisorEffect.WriteClaim claim -> "write claim";
            case SupervisorEffect.WriteEnd end -> "write end " + end.ended().result().getClass().getSimpleName();
            case SupervisorEffect.Note note -> "note " + note.record().getClass().getSimpleName();
            case SupervisorEffect.Spawn spawn -> "SPAWN";
            case SupervisorEffect.Signal signal -> "signal " + signal.strength();
            case SupervisorEffect.Look look -> "look";
            case SupervisorEffect.Gather gather -> "gather";
            case SupervisorEffect.SetTimer set -> "set " + set.timer().kind();
            case SupervisorEffect.CancelTimer cancel -> "cancel " + cancel.timer().kind();
            case SupervisorEffect.Leave leave -> "LEAVE";
        };
    }

    private static String told(ToServer message) {
        return switch (message) {
            case ToServer.Ended ended -> "ended " + ended.result().getClass().getSimpleName() + "/" + ended.token();
            case ToServer.Inventory page -> "inventory " + page.running().size() + " running " + page.ended().size() + " ended";
            case ToServer.Started started -> "started/" + started.attempt().token();
            case ToServer.Hello other -> "hello";
            case ToServer.Heartbeat other -> "heartbeat";
            case ToServer.OutputChunk other -> "chunk";
            case ToServer.BundleWanted other -> "wanted";
        };
    }

    /** The one rule that "never doubled" rests on: a process is spawned on a fresh durable claim and nothing else. */
    @Test
    void onlyAFreshClaimSpawns() {
        for (Setting.At phase : Setting.At.values()) {
            inputs().forEach((name, input) -> {
                boolean spawns = Setting.at(phase).take(input).stream().anyMatch(SupervisorEffect.Spawn.class::isInstance);
                boolean may = phase == Setting.At.CLAIMING && name.equals("claim written");
                assertTrue(spawns == may, phase + " with " + name);
            });
        }
    }

    @Test
    void tokensNeverSink() {
        for (Setting.At phase : Setting.At.values()) {
            inputs().forEach((name, input) -> {
                Setting setting = Setting.at(phase);
                long before = setting.machine.state().held(Setting.ATTEMPT).map(Held::token).orElse(0L);
                setting.take(input);
                long after = setting.machine.state().held(Setting.ATTEMPT).map(Held::token).orElse(Long.MAX_VALUE);
                assertTrue(after >= before, phase + " with " + name);
            });
        }
    }
}
