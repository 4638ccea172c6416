package regie.protocol.supervisor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.LossProblem;

/**
 * What a supervisor makes of the records of the one before it. A claim without an end is still
 * running when its leading process lives, watched from outside; otherwise it is lost, whatever it
 * may have done.
 */
final class Recovery {

    private final String boot;
    private final Moment now;

    Recovery(String boot, Moment now) {
        this.boot = boot;
        this.now = now;
    }

    void recover(SupervisorInput.Recovered recovered, SupervisorStep step) {
        Map<AttemptId, Claim> open = new LinkedHashMap<>();
        Map<AttemptId, DiskRecord.Spawned> spawned = new LinkedHashMap<>();
        for (DiskRecord record : recovered.records()) {
            switch (record) {
                case DiskRecord.Claimed claimed -> open.put(claimed.attempt(), claimed.claim());
                case DiskRecord.Spawned process -> spawned.put(process.attempt(), process);
                case DiskRecord.Ended ended -> {
                    open.remove(ended.attempt());
                    step.become(new Held(ended.attempt(), ended.ended().token(), new Phase.Over(ended.ended())));
                }
                case DiskRecord.Settled settled -> {
                    open.remove(settled.attempt());
                    step.change(new SupervisorChange.Forgotten(settled.attempt()));
                }
            }
        }
        open.values().forEach(claim -> carryOn(claim,
                Optional.ofNullable(spawned.get(claim.attempt())), recovered.alive(), step));
    }

    private void carryOn(Claim claim, Optional<DiskRecord.Spawned> spawned,
            List<SupervisorInput.LiveProcess> alive, SupervisorStep step) {
        Moment startedAt = spawned.map(process -> new Moment(process.at(), process.machine()))
                .orElse(new Moment(claim.at(), claim.machine()));
        Optional<ProcessRef> leader = leader(claim, spawned, alive);
        if (leader.isEmpty()) {
            LossProblem why = new LossProblem.ClaimWithoutEnd(!claim.boot().equals(boot));
            Held held = new Held(claim.attempt(), claim.token(), new Phase.Gathering(claim,
                    spawned.map(DiskRecord.Spawned::process), startedAt, now, AttemptResult.lost(why)));
            step.become(held).effect(new SupervisorEffect.Gather(claim, spawned.map(DiskRecord.Spawned::process)));
            return;
        }
        Held held = new Held(claim.attempt(), claim.token(), new Phase.Running(claim, leader.get(), startedAt, false));
        step.become(held).timer(SupervisorTimer.Kind.LOOK, held, now.machine().plus(Lives.WATCH_ORPHAN_EVERY));
        claim.timeout().ifPresent(timeout -> {
            Instant due = startedAt.machine().plus(timeout);
            step.timer(SupervisorTimer.Kind.TIMEOUT, held, due.isBefore(now.machine()) ? now.machine() : due);
        });
    }

    private Optional<ProcessRef> leader(Claim claim, Optional<DiskRecord.Spawned> spawned,
            List<SupervisorInput.LiveProcess> alive) {
        for (SupervisorInput.LiveProcess live : alive) {
            boolean same = live.attempt().equals(claim.attempt()) && live.process().boot().equals(claim.boot());
            boolean recorded = spawned.isEmpty() || isSame(spawned.get().process(), live.process());
            if (same && recorded) {
                return Optional.of(live.process());
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(ProcessRef recorded, ProcessRef live) {
        return recorded.pid() == live.pid() && recorded.startedAt(live.startTicks());
    }
}
