package regie.agent.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import regie.agent.posix.Posix;
import regie.agent.posix.ProcessTable;
import regie.kernel.AttemptId;
import regie.protocol.supervisor.ProcessRef;
import regie.protocol.supervisor.SupervisorEffect;
import regie.protocol.supervisor.SupervisorInput;

/**
 * Looks at trees of processes and signals them. One look at {@code /proc} answers everything that
 * was asked since the last.
 */
final class Trees {

    /** No process has this number, so nothing is its session. */
    private static final int NOBODY = -2;

    private final BlockingQueue<SupervisorEffect> asked = new LinkedBlockingQueue<>();
    private final Consumer<SupervisorInput> inputs;

    Trees(Consumer<SupervisorInput> inputs) {
        this.inputs = inputs;
        Thread.ofPlatform().daemon().name("trees").start(this::run);
    }

    void look(SupervisorEffect.Look look) {
        asked.add(look);
    }

    void signal(SupervisorEffect.Signal signal) {
        asked.add(signal);
    }

    /** What an attempt that has ended by itself left running. The usual answer, nothing, costs one call. */
    static List<String> leftovers(AttemptId attempt, ProcessRef process) {
        if (!Posix.signal((int) -process.pid(), 0)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        ProcessTable.read().tree(attempt.toString(), (int) process.pid())
                .forEach(entry -> names.add(entry.name() + " (" + entry.pid() + ")"));
        return names;
    }

    private void run() {
        List<SupervisorEffect> batch = new ArrayList<>();
        while (true) {
            try {
                batch.add(asked.take());
            } catch (InterruptedException never) {
                throw new IllegalStateException("the thread of trees is not to be interrupted", never);
            }
            asked.drainTo(batch);
            carryOut(batch);
            batch.clear();
        }
    }

    private void carryOut(List<SupervisorEffect> batch) {
        ProcessTable table = ProcessTable.read();
        for (SupervisorEffect effect : batch) {
            if (effect instanceof SupervisorEffect.Signal signal) {
                send(signal, table);
            } else if (effect instanceof SupervisorEffect.Look look) {
                answer(look, table);
            }
        }
    }

    private static List<ProcessTable.Entry> tree(AttemptId attempt, ProcessRef process, ProcessTable table) {
        return table.tree(attempt.toString(), isStranger(process) ? NOBODY : (int) process.pid());
    }

    /** Another process has the number by now: its session is none of ours. */
    private static boolean isStranger(ProcessRef process) {
        return ProcessTable.of((int) process.pid())
                .filter(entry -> !process.startedAt(entry.startTicks())).isPresent();
    }

    private static void send(SupervisorEffect.Signal signal, ProcessTable table) {
        int number = switch (signal.strength()) {
            case TERM -> Posix.SIGTERM;
            case KILL -> Posix.SIGKILL;
        };
        int group = (int) signal.process().pid();
        boolean groupSignalled = false;
        for (ProcessTable.Entry entry : tree(signal.attempt(), signal.process(), table)) {
            if (entry.group() != group) {
                Posix.signal(entry.pid(), number);
            } else if (!groupSignalled) {
                groupSignalled = true;
                Posix.signal(-group, number);
            }
        }
    }

    private void answer(SupervisorEffect.Look look, ProcessTable table) {
        List<ProcessTable.Entry> tree = tree(look.attempt(), look.process(), table);
        boolean leader = tree.stream().anyMatch(entry -> entry.pid() == look.process().pid());
        inputs.accept(new SupervisorInput.Looked(look.attempt(), leader, tree.size()));
    }
}
