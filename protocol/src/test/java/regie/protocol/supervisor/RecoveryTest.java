package regie.protocol.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.OutputFacts;
import regie.protocol.ToServer;
import regie.protocol.wire.FrameChannel;
import regie.protocol.wire.Wire;

/** What a supervisor makes of the records that the one before it left. */
class RecoveryTest {

    private static Phase recovered(List<DiskRecord> records, List<SupervisorInput.LiveProcess> alive) {
        Setting setting = new Setting();
        setting.take(new SupervisorInput.Recovered(records, alive));
        return setting.machine.state().held(Setting.ATTEMPT).orElseThrow().phase();
    }

    private static SupervisorInput.LiveProcess live(ProcessRef process) {
        return new SupervisorInput.LiveProcess(Setting.ATTEMPT, process);
    }

    private static AttemptResult result(Phase phase) {
        return assertInstanceOf(Phase.Gathering.class, phase).result();
    }

    @Test
    void aLivingLeaderIsWatchedFromOutside() {
        Phase phase = recovered(List.of(Setting.claimed(), Setting.spawned()), List.of(live(Setting.PROCESS)));
        assertFalse(assertInstanceOf(Phase.Running.class, phase).watched());
    }

    @Test
    void aClaimWithoutARecordedProcessIsFoundByItsEnvironment() {
        Phase phase = recovered(List.of(Setting.claimed()), List.of(live(new ProcessRef(Setting.BOOT, 5, 77))));
        assertEquals(5, assertInstanceOf(Phase.Running.class, phase).process().pid());
    }

    @Test
    void nobodyAliveIsLost() {
        assertInstanceOf(AttemptResult.Lost.class, result(recovered(List.of(Setting.claimed(), Setting.spawned()), List.of())));
        assertInstanceOf(AttemptResult.Lost.class, result(recovered(List.of(Setting.claimed()), List.of())));
    }

    @Test
    void aNumberThatCameRoundAgainIsAStranger() {
        ProcessRef later = new ProcessRef(Setting.BOOT, Setting.PROCESS.pid(), Setting.PROCESS.startTicks() + 100_000);
        assertInstanceOf(AttemptResult.Lost.class,
                result(recovered(List.of(Setting.claimed(), Setting.spawned()), List.of(live(later)))));
    }

    @Test
    void afterARebootNothingLives() {
        Setting setting = new Setting();
        SupervisorMachine machine = new SupervisorMachine("boot-2", 1);
        machine.take(new SupervisorInput.Recovered(List.of(Setting.claimed(), Setting.spawned()),
                List.of(live(new ProcessRef("boot-2", Setting.PROCESS.pid(), Setting.PROCESS.startTicks())))), Moment.of(Setting.START));
        Phase phase = machine.state().held(Setting.ATTEMPT).orElseThrow().phase();
        AttemptResult.Lost lost = assertInstanceOf(AttemptResult.Lost.class, result(phase));
        assertTrue(lost.sentence().en().contains("restarted"));
        assertTrue(setting.machine.state().all().isEmpty());
    }

    @Test
    void endsAndSettlementsAreFoundAgain() {
        ToServer.Ended ended = ended(Setting.ATTEMPT, Map.of());
        assertInstanceOf(Phase.Over.class, recovered(List.of(Setting.claimed(), new DiskRecord.Ended(ended)), List.of()));
        Setting setting = new Setting();
        setting.take(new SupervisorInput.Recovered(List.of(Setting.claimed(), new DiskRecord.Ended(ended),
                new DiskRecord.Settled(Setting.ATTEMPT)), List.of()));
        assertTrue(setting.machine.state().settled(Setting.ATTEMPT));
        assertTrue(setting.machine.state().all().isEmpty());
    }

    private static ToServer.Ended ended(AttemptId attempt, Map<String, Value> outputs) {
        return new ToServer.Ended(attempt, 1, new AttemptResult.Exited(0), AttemptTimes.of(Moment.of(Setting.START),
                Moment.of(Setting.START)), OutputFacts.NONE, outputs, Optional.empty(), List.of(), Optional.empty());
    }

    @Test
    void tenThousandUnsettledAttemptsFitIntoPagesThatFitIntoFrames() {
        Setting setting = new Setting();
        List<DiskRecord> records = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            AttemptId attempt = AttemptId.parse("night@2026-05-15/task" + i + "#1").orElseThrow();
            String output = i % 100 == 0 ? "é\"".repeat(60_000) : "x";
            records.add(new DiskRecord.Ended(ended(attempt, Map.of("value", Value.of(output)))));
        }
        setting.take(new SupervisorInput.Recovered(records, List.of()));
        setting.say(new ToSupervisor.Attach(1));
        Wire<ToServer> wire = Wire.of(ToServer.class);
        int found = 0;
        int page = 0;
        boolean last = false;
        for (SupervisorEffect effect : setting.say(new ToSupervisor.Report())) {
            FromSupervisor sent = ((SupervisorEffect.Send) effect).message();
            ToServer.Inventory inventory = (ToServer.Inventory) ((FromSupervisor.Tells) sent).message();
            assertTrue(wire.write(inventory).length < FrameChannel.MOST_BYTES);
            assertEquals(page++, inventory.page());
            assertFalse(last);
            last = inventory.last();
            found += inventory.ended().size();
        }
        assertTrue(last);
        assertEquals(10_000, found);
    }
}
