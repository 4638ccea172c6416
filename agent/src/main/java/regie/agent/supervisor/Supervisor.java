package regie.agent.supervisor;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import regie.agent.files.AgentFolder;
import regie.agent.files.OutputKeeping;
import regie.agent.loop.Inbox;
import regie.agent.loop.Log;
import regie.agent.loop.Timers;
import regie.agent.posix.Posix;
import regie.agent.posix.ProcessTable;
import regie.agent.records.RecordFile;
import regie.agent.records.RecordWriter;
import regie.kernel.AttemptId;
import regie.kernel.Moment;
import regie.protocol.supervisor.Claim;
import regie.protocol.supervisor.DiskRecord;
import regie.protocol.supervisor.Held;
import regie.protocol.supervisor.Phase;
import regie.protocol.supervisor.ProcessRef;
import regie.protocol.supervisor.SupervisorEffect;
import regie.protocol.supervisor.SupervisorInput;
import regie.protocol.supervisor.SupervisorMachine;
import regie.protocol.supervisor.SupervisorTimer;

/** The loop of a supervisor: takes inputs one by one, lets the machine decide, carries out what it wants. */
public final class Supervisor {

    private static final int GATHERING_AT_ONCE = 2;

    private final Inbox<SupervisorInput> inputs = new Inbox<>();
    private final Timers<SupervisorTimer> timers = new Timers<>();
    private final SupervisorMachine machine;
    private final RecordFile file;
    private final RecordWriter records;
    private final Spawner spawner;
    private final Trees trees;
    private final OutputLimit limit;
    private final OutputKeeping keeping;
    private final AgentDoor door;
    private final String boot;
    private final ExecutorService gathering = Executors.newFixedThreadPool(GATHERING_AT_ONCE,
            Thread.ofPlatform().daemon().name("gathering-", 0).factory());
    private boolean leaving;

    /** @param folder whose supervisor lock the caller holds */
    public Supervisor(AgentFolder folder) throws IOException {
        Posix.adoptOrphans();
        Posix.spread(folder.attempts());
        this.boot = ProcessTable.boot();
        this.machine = new SupervisorMachine(boot, ProcessHandle.current().pid());
        this.file = RecordFile.open(folder.records(), Log::say);
        this.records = new RecordWriter(file);
        this.spawner = new Spawner(folder, new Children(boot, inputs::add), inputs::add);
        this.trees = new Trees(inputs::add);
        this.limit = new OutputLimit(folder);
        this.keeping = new OutputKeeping(folder);
        this.door = new AgentDoor(folder, inputs::add);
    }

    /** Works until it is told to quit, or nothing is to be done and no agent comes. */
    public void run() throws IOException, InterruptedException {
        take(recovered());
        watchOutputs();
        door.open();
        while (!leaving) {
            Optional<SupervisorTimer> due = timers.due();
            if (due.isPresent()) {
                take(new SupervisorInput.TimerDue(due.get()));
                continue;
            }
            inputs.next(timers.nanosToNext()).ifPresent(this::take);
        }
        records.close();
        file.close();
        door.close();
    }

    /** What an earlier supervisor started goes on writing, and its disk is bounded too. */
    private void watchOutputs() {
        for (Held held : machine.state().all()) {
            if (held.phase() instanceof Phase.Running running) {
                limit.watch(held.attempt(), running.claim().outputLimit());
            }
        }
    }

    private SupervisorInput.Recovered recovered() throws IOException {
        List<DiskRecord> known = file.read();
        Map<AttemptId, ProcessRef> open = new LinkedHashMap<>();
        for (DiskRecord record : known) {
            switch (record) {
                case DiskRecord.Claimed claimed -> { }
                case DiskRecord.Spawned spawned -> open.put(spawned.attempt(), spawned.process());
                case DiskRecord.Ended ended -> open.remove(ended.attempt());
                case DiskRecord.Settled settled -> open.remove(settled.attempt());
            }
        }
        List<SupervisorInput.LiveProcess> alive = new ArrayList<>();
        open.forEach((attempt, process) -> ProcessTable.of((int) process.pid())
                .filter(entry -> process.boot().equals(boot) && process.startedAt(entry.startTicks()))
                .ifPresent(entry -> alive.add(new SupervisorInput.LiveProcess(attempt, process))));
        for (ProcessTable.Entry entry : ProcessTable.read().all()) {
            if (!entry.attempt().isEmpty() && entry.session() == entry.pid()) {
                AttemptId.parse(entry.attempt()).ifPresent(attempt -> alive.add(new SupervisorInput.LiveProcess(
                        attempt, new ProcessRef(boot, entry.pid(), entry.startTicks()))));
            }
        }
        return new SupervisorInput.Recovered(known, alive);
    }

    private void take(SupervisorInput input) {
        Instant machineNow = Instant.now();
        Moment now = new Moment(machine.state().clock().at(machineNow), machineNow);
        try {
            machine.take(input, now).forEach(this::carryOut);
        } catch (RuntimeException bug) {
            Log.bug("at " + input.getClass().getSimpleName(), bug);
        }
    }

    private void carryOut(SupervisorEffect effect) {
        switch (effect) {
            case SupervisorEffect.Send send -> door.send(send.message());
            case SupervisorEffect.WriteClaim write -> records.write(new DiskRecord.Claimed(write.claim()),
                    new ClaimAnswer(write.claim().attempt()));
            case SupervisorEffect.WriteEnd write -> {
                limit.leave(write.ended().attempt());
                records.tell(new DiskRecord.Ended(write.ended()), new EndAnswer(write.ended().attempt()));
            }
            case SupervisorEffect.Note note -> records.note(note.record());
            case SupervisorEffect.Spawn spawn -> {
                limit.watch(spawn.launch().attempt(), spawn.launch().outputLimit());
                spawner.spawn(spawn.launch());
            }
            case SupervisorEffect.Signal signal -> trees.signal(signal);
            case SupervisorEffect.Look look -> trees.look(look);
            case SupervisorEffect.Gather gather -> gathering.execute(() -> gather(gather));
            case SupervisorEffect.SetTimer set -> timers.set(set.timer(), set.at());
            case SupervisorEffect.CancelTimer cancel -> timers.cancel(cancel.timer());
            case SupervisorEffect.Leave leave -> leaving = true;
        }
    }

    private void gather(SupervisorEffect.Gather gather) {
        Claim claim = gather.claim();
        limit.leave(claim.attempt());
        try {
            List<String> leftovers = gather.process().filter(process -> process.boot().equals(boot))
                    .map(process -> Trees.leftovers(claim.attempt(), process)).orElse(List.of());
            inputs.add(keeping.gather(claim, leftovers));
            keeping.clean(claim.attempt());
        } catch (RuntimeException bug) {
            Log.bug("keeping the output of " + claim.attempt(), bug);
            inputs.add(OutputKeeping.nothing(claim.attempt(), String.valueOf(bug.getMessage())));
        }
    }

    private final class ClaimAnswer implements RecordWriter.Answer {
        private final AttemptId attempt;

        ClaimAnswer(AttemptId attempt) {
            this.attempt = attempt;
        }

        @Override
        public void written() {
            inputs.add(new SupervisorInput.ClaimWritten(attempt));
        }

        @Override
        public void refused(IOException why) {
            inputs.add(new SupervisorInput.ClaimRefused(attempt, spawner.diskProblem(why)));
        }
    }

    private final class EndAnswer implements RecordWriter.Answer {
        private final AttemptId attempt;

        EndAnswer(AttemptId attempt) {
            this.attempt = attempt;
        }

        @Override
        public void written() {
            inputs.add(new SupervisorInput.EndWritten(attempt));
        }

        @Override
        public void refused(IOException why) {
            Log.say("the end of " + attempt + " could not be recorded and is kept in memory: " + why.getMessage());
            inputs.add(new SupervisorInput.EndNotWritten(attempt));
        }
    }
}
