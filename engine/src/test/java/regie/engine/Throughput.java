package regie.engine;

import static regie.engine.PlanBuilder.plan;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.decide.EngineDecider;
import regie.engine.state.EngineState;
import regie.estate.plan.PlanDefinition;
import regie.kernel.Decision;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.PlanName;

/** Prints what decide and evolve do in a second, in memory, on one core: a wide fan, a chain, 1,000 mixed plans; and bytes per task. */
public final class Throughput implements Catalog {

    private final Map<PlanName, Entry> plans = new TreeMap<>();
    private final EngineDecider decider = new EngineDecider(this);
    private final EngineState state = new EngineState();
    private final ArrayDeque<EngineEvent.AttemptIntended> sent = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-23T21:00:00Z");
    private long events;
    private long tasks;

    public static void main(String[] arguments) {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        for (int i = 0; i < 4; i++) {
            fan(size);
            chain(size);
            mixed(Math.max(1, size / 200));
        }
        if (arguments.length > 1) {
            return;
        }
        memory(Math.max(100_000, size * 5));
    }

    private static void fan(int width) {
        TaskBuilder[] fan = new TaskBuilder[width + 2];
        fan[0] = TaskBuilder.run("first");
        TaskBuilder last = TaskBuilder.run("last");
        for (int i = 1; i <= width; i++) {
            fan[i] = TaskBuilder.run("t" + i).needs("first");
            last.needs("t" + i);
        }
        fan[width + 1] = last;
        new Throughput().measure("wide fan of " + width, 1, plan("fan", fan).build());
    }

    private static void chain(int length) {
        TaskBuilder[] chain = new TaskBuilder[length];
        for (int i = 0; i < length; i++) {
            chain[i] = i == 0 ? TaskBuilder.run("t0") : TaskBuilder.run("t" + i).needs("t" + (i - 1));
        }
        new Throughput().measure("chain of " + length, 1, plan("chain", chain).build());
    }

    private static PlanDefinition mixedPlan() {
        List<TaskBuilder> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            TaskBuilder task = TaskBuilder.run("t" + i).priority(i % 7);
            if (i >= 10) {
                task.needs("t" + (i - 10));
            }
            if (i >= 13 && i % 3 == 0) {
                task.needs("t" + (i - 13));
            }
            if (i % 20 == 0) {
                task.uses("db", 1);
            }
            tasks.add(task);
        }
        return plan("mixed", tasks.toArray(new TaskBuilder[0])).variable("region", "ouest").build();
    }

    private static void mixed(int runs) {
        new Throughput().measure(runs + " mixed plans of 200", runs, mixedPlan());
    }

    private static void memory(int tasks) {
        Throughput throughput = new Throughput();
        long before = used();
        throughput.order(tasks / 200, mixedPlan());
        throughput.play();
        throughput.sent.clear();
        long after = used();
        System.out.printf("memory: %d ended tasks, %d bytes each%n", throughput.tasks, (after - before) / throughput.tasks);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void measure(String what, int runs, PlanDefinition plan) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        order(runs, plan);
        long start = threads.getCurrentThreadCpuTime();
        events = 0;
        play();
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf("%-28s %,d events in %.2f s of the core: %,.0f events/s, %,.0f tasks/s%n", what, events,
                seconds, events / seconds,
                tasks / seconds);
    }

    private void order(int runs, PlanDefinition plan) {
        plans.put(plan.name(), new Entry(EstateCatalog.pinOf(plan), plan, List.of()));
        decide(new EngineCommand.ApplyEstate(Scene.facts(64), By.REGIE));
        decide(new EngineCommand.AgentJoined(new HostName("h1"), "i", List.of()));
        for (int i = 0; i < runs; i++) {
            decide(new EngineCommand.OrderRun(plan.name(), Scene.DATE, Map.of(), false, false, By.REGIE));
        }
    }

    private void play() {
        while (!sent.isEmpty()) {
            EngineEvent.AttemptIntended attempt = sent.poll();
            now = now.plus(Duration.ofNanos(50_000));
            AttemptResult result = AttemptResult.exited(0, now, now);
            decide(new EngineCommand.Reported(attempt.host().orElseThrow(), attempt.attempt(), attempt.token(),
                    new AttemptReport.Ended(result)));
            tasks++;
        }
        if (!state.runs().stream().allMatch(run -> run.state() == RunState.SUCCEEDED)) {
            throw new IllegalStateException("a run did not succeed");
        }
    }

    private void decide(EngineCommand command) {
        Decision.Accepted<EngineEvent> accepted = (Decision.Accepted<EngineEvent>) decider.decide(state, command, Moment.of(now));
        events += accepted.events().size();
        for (EngineEvent event : accepted.events()) {
            if (event instanceof EngineEvent.AttemptIntended intended) {
                sent.add(intended);
            }
        }
        if (events % 1000 == 0) {
            state.drainChanges();
        }
    }

    @Override
    public Optional<Entry> find(EstateVersion version, PlanName plan) {
        return Optional.ofNullable(plans.get(plan));
    }
}
