package regie.bench.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import regie.bench.work.BenchEstate;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.decide.EngineDecider;
import regie.engine.state.EngineState;
import regie.kernel.Decision;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.PlanName;

/** Orders plans and answers every intent at once, in one thread, on a clock that is only counted up. */
final class InMemoryNight {

    private static final LocalDate DATE = LocalDate.parse("2026-11-23");
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final By BENCH = By.of("bench");

    private final BenchEstate estate;
    private final EngineDecider decider;
    private final EngineState state = new EngineState();
    private final ArrayDeque<EngineEvent.AttemptIntended> live = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-23T21:00:00Z");
    private long events;

    /** @param cpuNanos what the thread itself had, which a busy machine does not change */
    record Spent(long events, long nanos, long cpuNanos) {

        static final Spent NOTHING = new Spent(0, 0, 0);

        Spent plus(Spent other) {
            return new Spent(events + other.events, nanos + other.nanos, cpuNanos + other.cpuNanos);
        }

        double perSecond() {
            return events * 1e9 / nanos;
        }

        double perCpuSecond() {
            return events * 1e9 / cpuNanos;
        }
    }

    InMemoryNight(BenchEstate estate) {
        this.estate = estate;
        this.decider = new EngineDecider(estate.catalog());
    }

    /** Every plan whose name begins with {@code prefix}, from order to end, twice: the plans are pinned in the first night. */
    Spent run(String prefix) {
        decide(new EngineCommand.ApplyEstate(EstateFacts.of(estate.model()), BENCH));
        decide(new EngineCommand.AgentJoined(new HostName("local"), "i1", List.of()));
        night(prefix);
        long before = events;
        long began = System.nanoTime();
        long cpuBegan = CPU.getCurrentThreadCpuTime();
        night(prefix);
        return new Spent(events - before, System.nanoTime() - began, CPU.getCurrentThreadCpuTime() - cpuBegan);
    }

    private void night(String prefix) {
        for (PlanName plan : estate.model().plans().keySet()) {
            if (plan.value().startsWith(prefix)) {
                decide(new EngineCommand.OrderRun(plan, DATE, Map.of(), false, true, BENCH));
            }
        }
        while (!live.isEmpty()) {
            EngineEvent.AttemptIntended intended = live.poll();
            decide(new EngineCommand.Reported(intended.host().orElseThrow(), intended.attempt(), intended.token(),
                    new AttemptReport.Ended(AttemptResult.exited(0, now, now))));
        }
    }

    private void decide(EngineCommand command) {
        now = now.plusNanos(1_000);
        switch (decider.decide(state, command, Moment.of(now))) {
            case Decision.Accepted<EngineEvent> accepted -> {
                events += accepted.events().size();
                for (EngineEvent event : accepted.events()) {
                    if (event instanceof EngineEvent.AttemptIntended intended) {
                        live.add(intended);
                    }
                }
            }
            case Decision.Refused<EngineEvent> refused ->
                throw new IllegalStateException(refused.problem().code() + ": " + refused.problem().sentence().en());
        }
    }
}
