package regie.agent.supervisor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import regie.agent.posix.Posix;
import regie.agent.posix.Reaped;
import regie.agent.posix.Spawn;
import regie.agent.posix.SpawnResult;
import regie.kernel.AttemptId;
import regie.protocol.StartProblem;
import regie.protocol.supervisor.ProcessRef;
import regie.protocol.supervisor.SupervisorInput;

/**
 * The children of this supervisor: born here, reaped by one thread that waits for any of them.
 *
 * <p>A child can end before its birth has been noted. Its end is kept then, and handed over after
 * the birth; an end that was kept since before the birth belongs to an adopted process that had the
 * same number, and is dropped.
 */
final class Children {

    private static final int EARLY_MOST = 4096;

    private record Early(Reaped reaped, long nanos) {}

    private final String boot;
    private final Consumer<SupervisorInput> inputs;
    private final Map<Integer, AttemptId> attempts = new HashMap<>();
    private final Map<Integer, Early> early = new LinkedHashMap<>();
    private boolean mayHaveChildren;

    Children(String boot, Consumer<SupervisorInput> inputs) {
        this.boot = boot;
        this.inputs = inputs;
        Thread.ofPlatform().daemon().name("reaper").start(this::reap);
    }

    /** Starts a process and hands in {@code Spawned}, later {@code Exited}; or {@code SpawnRefused}. */
    void spawn(AttemptId attempt, Spawn spawn) {
        long before = System.nanoTime();
        long ticks = Posix.ticksSinceBoot();
        switch (Posix.spawn(spawn)) {
            case SpawnResult.Failed failed -> inputs.accept(new SupervisorInput.SpawnRefused(attempt,
                    new StartProblem.CannotExecute(spawn.program(), failed.message())));
            case SpawnResult.Born born -> {
                born(attempt, new ProcessRef(boot, born.pid(), ticks), before);
            }
        }
    }

    private synchronized void born(AttemptId attempt, ProcessRef process, long before) {
        inputs.accept(new SupervisorInput.Spawned(attempt, process));
        Early ended = early.remove((int) process.pid());
        if (ended != null && ended.nanos - before >= 0) {
            inputs.accept(new SupervisorInput.Exited(attempt, exit(ended.reaped)));
            return;
        }
        attempts.put((int) process.pid(), attempt);
        mayHaveChildren = true;
        notifyAll();
    }

    private void reap() {
        while (true) {
            Optional<Reaped> next = Posix.reapNext();
            if (next.isPresent()) {
                ended(next.get());
            } else {
                waitForChildren();
            }
        }
    }

    private synchronized void ended(Reaped reaped) {
        AttemptId attempt = attempts.remove(reaped.pid());
        if (attempt != null) {
            inputs.accept(new SupervisorInput.Exited(attempt, exit(reaped)));
            return;
        }
        early.put(reaped.pid(), new Early(reaped, System.nanoTime()));
        if (early.size() > EARLY_MOST) {
            early.remove(early.keySet().iterator().next());
        }
    }

    private synchronized void waitForChildren() {
        mayHaveChildren = !attempts.isEmpty();
        try {
            while (!mayHaveChildren) {
                wait();
            }
        } catch (InterruptedException never) {
            throw new IllegalStateException("the reaper is not to be interrupted", never);
        }
    }

    private static SupervisorInput.Exit exit(Reaped reaped) {
        return switch (reaped) {
            case Reaped.Code code -> new SupervisorInput.Exit.Code(code.code());
            case Reaped.Signal signal -> new SupervisorInput.Exit.Signal(signal.signal());
        };
    }
}
