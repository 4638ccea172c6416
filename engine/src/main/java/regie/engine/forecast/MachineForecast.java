package regie.engine.forecast;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.Gesture;
import regie.engine.Intent;
import regie.engine.PauseScope;
import regie.engine.RunState;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.Verdict;
import regie.engine.decide.EngineDecider;
import regie.engine.dispatch.Judge;
import regie.engine.dispatch.Settling;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.kernel.AttemptId;
import regie.kernel.Decision;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/**
 * The machine itself on a virtual clock, which jumps from one thing that happens to the next: orders and absences of the
 * scenario, ends of attempts, timers, in this order within one instant. Attempts end with exit 0 after the middle of
 * their spread; people answer when they are expected to.
 */
public final class MachineForecast {

    private static final By FORECAST = By.of("forecast");

    private final Scenario scenario;
    private final Softened plans;
    private final EngineState state;
    private final EngineDecider decider;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Map<TaskId, Instant> starts = new LinkedHashMap<>();
    private long sequence;
    private Instant clock;

    private MachineForecast(Scenario scenario) {
        this.scenario = scenario;
        this.clock = scenario.now();
        this.plans = new Softened(scenario.catalog(), scenario.durations());
        this.state = SoftState.of(scenario.state(), plans);
        this.decider = new EngineDecider(plans);
    }

    /** Plays the scenario to its end, or to the horizon. */
    public static Prediction of(Scenario scenario) {
        MachineForecast forecast = new MachineForecast(scenario);
        forecast.begin();
        forecast.play();
        return forecast.prediction();
    }

    private sealed interface What {
        record Ordered(Scenario.Order order) implements What {}

        record Told(EngineCommand command) implements What {}

        record Ends(AttemptId attempt) implements What {}

        record Confirmed(TaskId task) implements What {}
    }

    private record Due(Instant at, int rank, long sequence, What what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            int byRank = byTime != 0 ? byTime : Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Long.compare(sequence, other.sequence);
        }
    }

    private void begin() {
        for (Scenario.Away away : scenario.aways()) {
            PauseScope host = new PauseScope.OfHost(away.host());
            script(away.from(), new What.Told(new EngineCommand.Pause(host, FORECAST)));
            script(away.to(), new What.Told(new EngineCommand.Resume(host, FORECAST)));
        }
        scenario.orders().forEach(order -> script(order.at(), new What.Ordered(order)));
        for (Run run : state.runs()) {
            for (Task task : run.everything()) {
                task.attempt().ifPresent(attempt -> alreadyLive(task, attempt));
                if (task.expanded()) {
                    starts.put(task.id(), task.changedAt());
                }
                if (task.attempt().isEmpty() && task.has(Flag.CONFIRM_ASKED) && !task.has(Flag.CONFIRMED) && task.pending()) {
                    answer(task, task.changedAt(), new What.Confirmed(task.id()));
                }
            }
        }
        decide(scenario.now(), new EngineCommand.WakeUp());
    }

    private void script(Instant at, What what) {
        due.add(new Due(at.isBefore(scenario.now()) ? scenario.now() : at, 0, sequence++, what));
    }

    /** With holds and delays it is ordered on hold, touched, and freed within the instant. */
    private void order(Instant now, Scenario.Order order) {
        EngineCommand command = new EngineCommand.OrderRun(order.plan(), order.date(), order.set(), !order.plain(), false, FORECAST);
        for (EngineEvent event : decide(now, command)) {
            if (event instanceof EngineEvent.RunOrdered ordered && ordered.parent().isEmpty() && !order.plain()) {
                touch(now, order, ordered.run());
            }
        }
    }

    private void touch(Instant now, Scenario.Order order, RunId run) {
        for (String task : order.held()) {
            decide(now, new EngineCommand.Act(Target.of(new TaskId(run, task)), new Gesture.Hold(), FORECAST));
        }
        order.delays().forEach((task, until) ->
                decide(now, new EngineCommand.Act(Target.of(new TaskId(run, task)), new Gesture.Delay(until), FORECAST)));
        decide(now, new EngineCommand.Act(Target.of(run), new Gesture.Free(), FORECAST));
    }

    private void play() {
        while (true) {
            Instant timer = state.nextTimer().orElse(Instant.MAX);
            Due next = due.peek();
            Instant at = next == null || timer.isBefore(next.at()) ? timer : next.at();
            if (at.isAfter(scenario.horizon())) {
                return;
            }
            if (next != null && next.at().equals(at)) {
                due.poll();
                happen(next);
            } else {
                decide(later(at), new EngineCommand.WakeUp());
            }
        }
    }

    /** The clock never goes back: a window that opened before its run was ordered wakes it now. It shows whole microseconds. */
    private Instant later(Instant at) {
        Instant whole = at.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
        clock = whole.isAfter(clock) ? whole : clock;
        return clock;
    }

    private void happen(Due next) {
        later(next.at());
        switch (next.what()) {
            case What.Ordered ordered -> order(next.at(), ordered.order());
            case What.Told told -> decide(next.at(), told.command());
            case What.Confirmed confirmed ->
                decide(next.at(), new EngineCommand.Act(Target.of(confirmed.task()), new Gesture.Confirm(), FORECAST));
            case What.Ends ends -> end(next.at(), ends.attempt());
        }
    }

    private void end(Instant at, AttemptId id) {
        Task task = state.task(id.task()).orElseThrow();
        Optional<Attempt> live = task.attempt().filter(attempt -> attempt.number() == id.number());
        if (live.isEmpty()) {
            return;
        }
        Attempt attempt = live.get();
        if (attempt.intent() instanceof Intent.Work work) {
            AttemptResult result = attempt.stopping().isPresent() ? AttemptResult.of(AttemptResult.How.KILLED, at)
                    : AttemptResult.exited(0, attempt.intendedAt(), at);
            if (work.readsLines()) {
                int items = scenario.durations().items(task.run().definition().name(), task.definition().name());
                result = result.withOutputs(Map.of("items", Softened.assumed(items)));
            }
            decide(at, new EngineCommand.Reported(attempt.host().orElseThrow(), id, attempt.token(), new AttemptReport.Ended(result)));
            return;
        }
        Turn turn = new Turn(state, plans, Moment.of(at));
        Judge.ended(turn, task, AttemptResult.of(AttemptResult.How.ANSWERED, at), new Verdict.Succeeded(false));
        Settling.settle(turn);
        hear(turn.events());
    }

    private List<EngineEvent> decide(Instant at, EngineCommand command) {
        if (decider.decide(state, command, Moment.of(at)) instanceof Decision.Accepted<EngineEvent> accepted) {
            hear(accepted.events());
            return accepted.events();
        }
        return List.of();
    }

    /** Whatever has started is given its end; whatever is asked, its answer. */
    private void hear(List<EngineEvent> events) {
        for (EngineEvent event : events) {
            if (event instanceof EngineEvent.AttemptIntended it) {
                starts.put(it.attempt().task(), it.at());
                Task task = state.task(it.attempt().task()).orElseThrow();
                started(task, it.attempt(), it.at(), it.intent(), it.host().orElse(null));
            } else if (event instanceof EngineEvent.ItemsFound it) {
                starts.putIfAbsent(it.task(), it.at());
            } else if (event instanceof EngineEvent.ConfirmationAsked it) {
                answer(state.task(it.task()).orElseThrow(), it.at(), new What.Confirmed(it.task()));
            }
        }
    }

    private void started(Task task, AttemptId id, Instant at, Intent intent, @Nullable HostName host) {
        switch (intent) {
            case Intent.Work work -> {
                long micros = work.readsLines() ? Spread.micros(Scenario.LIST_READ) : duration(task);
                ends(scenario.heard(host, at.plus(micros, ChronoUnit.MICROS)), id);
            }
            case Intent.Approval approval -> answer(task, at, new What.Ends(id));
            case Intent.ByHand hand -> answer(task, at, new What.Ends(id));
            case Intent.SubRun sub -> {}
        }
    }

    private long duration(Task task) {
        return scenario.durations().of(Subjects.of(task)).median();
    }

    private void alreadyLive(Task task, Attempt attempt) {
        AttemptId id = new AttemptId(task.id(), attempt.number());
        Instant since = attempt.startedAt().orElse(attempt.intendedAt());
        starts.put(task.id(), since);
        if (attempt.intent() instanceof Intent.Work work) {
            long micros = attempt.stopping().isPresent() ? 0 : work.readsLines() ? Spread.micros(Scenario.LIST_READ) : duration(task);
            ends(scenario.heard(attempt.host().orElse(null), scenario.ends(since, micros)), id);
        } else if (attempt.intent().waitsForPerson()) {
            answer(task, since, new What.Ends(id));
        }
    }

    private void ends(Instant at, AttemptId id) {
        due.add(new Due(at, 1, sequence++, new What.Ends(id)));
    }

    private void answer(Task task, Instant asked, What what) {
        Instant now = asked.isBefore(scenario.now()) ? scenario.now() : asked;
        scenario.people().answers(state.facts().orElseThrow(), task, asked, now)
                .ifPresent(at -> due.add(new Due(at, 1, sequence++, what)));
    }

    private Prediction prediction() {
        List<Prediction.OfTask> tasks = new ArrayList<>();
        List<Prediction.OfRun> runs = new ArrayList<>();
        for (Run run : state.runs()) {
            for (Task task : run.everything()) {
                if (!task.absent()) {
                    tasks.add(row(task));
                }
            }
            runs.add(new Prediction.OfRun(run.id(), run.endedAt(), run.state() == RunState.SUCCEEDED));
        }
        return new Prediction(tasks, runs);
    }

    private Prediction.OfTask row(Task task) {
        TaskState stands = task.state();
        Instant end = stands.ended() ? task.changedAt() : null;
        Instant start = starts.get(task.id());
        if (start == null && end != null) {
            boolean before = scenario.state().task(task.id()).filter(it -> it.state().ended()).isPresent();
            start = before ? Subjects.startedBefore(task).orElse(end) : end;
        }
        return new Prediction.OfTask(task.run().id(), task.name(), start, end, stands);
    }
}
