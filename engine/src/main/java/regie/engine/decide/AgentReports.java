package regie.engine.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.AttemptReport;
import regie.engine.AttemptResult;
import regie.engine.AttemptResult.How;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.TaskState;
import regie.engine.Verdict;
import regie.engine.dispatch.Judge;
import regie.engine.dispatch.Restarts;
import regie.engine.gesture.Unknowns;
import regie.engine.state.Attempt;
import regie.engine.state.Host;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.plan.TaskDefinition.IfUnknown;
import regie.kernel.AttemptId;
import regie.kernel.HostName;

/** What agents say. Late, doubled and outdated words change nothing. */
final class AgentReports {

    private AgentReports() {}

    static Optional<EngineProblem> reported(Turn turn, EngineCommand.Reported it) {
        Optional<Task> task = live(turn, it.host(), it.attempt());
        if (task.isPresent()) {
            hear(turn, task.get(), it.token(), it.report());
        } else if (it.report() instanceof AttemptReport.Started) {
            return Optional.empty();
        } else {
            settleAbandoned(turn, it.host(), it.attempt());
        }
        return Optional.empty();
    }

    /** The task whose live attempt is this one, on that host. */
    private static Optional<Task> live(Turn turn, HostName host, AttemptId id) {
        return turn.state().task(id.task()).filter(task -> task.attempt()
                .filter(attempt -> attempt.number() == id.number() && attempt.host().filter(host::equals).isPresent())
                .isPresent());
    }

    private static void settleAbandoned(Turn turn, HostName host, AttemptId id) {
        boolean abandoned = turn.state().host(host)
                .filter(known -> known.abandoned().stream().anyMatch(one -> one.attempt().equals(id)))
                .isPresent();
        if (abandoned) {
            turn.emit(new EngineEvent.AbandonedSettled(turn.now(), id, host));
        }
    }

    /** A result counts only with the current token. */
    private static void hear(Turn turn, Task task, long token, AttemptReport report) {
        Attempt attempt = task.attempt().orElseThrow();
        boolean current = token == attempt.token();
        switch (report) {
            case AttemptReport.Started started -> started(turn, task, attempt, started);
            case AttemptReport.Ended ended -> {
                if (current) {
                    Judge.ended(turn, task, ended.result());
                }
            }
            case AttemptReport.NotStarted not -> {
                if (current) {
                    notStarted(turn, task, attempt, not);
                }
            }
            case AttemptReport.Lost lost -> {
                if (current) {
                    Judge.failed(turn, task, AttemptResult.of(How.LOST, turn.now()), new Cause.Lost(lost.how()));
                }
            }
        }
    }

    /** True of any token: that it runs stays true when a kill is under way. */
    private static void started(Turn turn, Task task, Attempt attempt, AttemptReport.Started started) {
        AttemptId id = new AttemptId(task.id(), attempt.number());
        if (attempt.unknownSince().isPresent()) {
            turn.emit(new EngineEvent.AttemptFound(turn.now(), id, Optional.of(started.startedAt())));
        } else if (attempt.startedAt().isEmpty()) {
            turn.emit(new EngineEvent.AttemptStarted(turn.now(), id, started.startedAt()));
        }
    }

    private static void notStarted(Turn turn, Task task, Attempt attempt, AttemptReport.NotStarted not) {
        AttemptResult result = AttemptResult.of(How.NOT_STARTED, turn.now());
        if (attempt.stopping().isPresent() || task.run().cancelling()) {
            Judge.ended(turn, task, result);
        } else if (not.again()) {
            Judge.ended(turn, task, result, new Verdict.Returned(not.why()));
        } else {
            Judge.failed(turn, task, result, new Cause.NotStarted(not.why()));
        }
    }

    static Optional<EngineProblem> joined(Turn turn, EngineCommand.AgentJoined it) {
        Optional<Host> host = turn.state().host(it.host()).filter(Host::known);
        if (host.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchHost(it.host()));
        }
        if (!host.get().connected() || !host.get().incarnation().equals(it.incarnation())) {
            turn.emit(new EngineEvent.AgentConnected(turn.now(), it.host(), it.incarnation()));
        }
        Map<AttemptId, EngineCommand.Known> inventory = new LinkedHashMap<>();
        it.inventory().forEach(known -> inventory.put(known.attempt(), known));
        for (Task task : host.get().live()) {
            Attempt attempt = task.attempt().orElseThrow();
            EngineCommand.Known known = inventory.get(new AttemptId(task.id(), attempt.number()));
            if (known == null) {
                unheardOf(turn, task, attempt, it.incarnation());
            } else {
                again(turn, task, attempt, known);
            }
        }
        for (StateRow.Abandoned abandoned : host.get().abandoned()) {
            EngineCommand.Known known = inventory.get(abandoned.attempt());
            boolean over = known == null ? !abandoned.incarnation().equals(it.incarnation())
                    : !(known.report() instanceof AttemptReport.Started);
            if (over) {
                turn.emit(new EngineEvent.AbandonedSettled(turn.now(), abandoned.attempt(), it.host()));
            }
        }
        return Optional.empty();
    }

    /** The agent has it: it is no longer unknown, and what the agent says of it counts like any report. */
    private static void again(Turn turn, Task task, Attempt attempt, EngineCommand.Known known) {
        boolean says = known.report() instanceof AttemptReport.Started || known.token() == attempt.token();
        if (!says && attempt.unknownSince().isPresent()) {
            turn.emit(new EngineEvent.AttemptFound(turn.now(), new AttemptId(task.id(), attempt.number()), Optional.empty()));
        }
        hear(turn, task, known.token(), known.report());
    }

    /**
     * The agent does not have it. With the same memory it was never claimed there, so it may still be sent, unless it had
     * already been seen running; with another memory nobody can say any more.
     */
    private static void unheardOf(Turn turn, Task task, Attempt attempt, String incarnation) {
        boolean sameMemory = attempt.incarnation().equals(incarnation);
        if (sameMemory && attempt.startedAt().isEmpty()) {
            if (attempt.unknownSince().isPresent()) {
                turn.emit(new EngineEvent.AttemptFound(turn.now(), new AttemptId(task.id(), attempt.number()), Optional.empty()));
            }
            return;
        }
        String how = sameMemory ? "its agent knows it no more" : "its agent came back with another disk";
        if (task.definition().ifUnknown() == IfUnknown.ELSEWHERE && Unknowns.mayGoElsewhere(task)) {
            Judge.ended(turn, task, AttemptResult.of(How.LOST, turn.now()), new Verdict.Returned(how));
            Restarts.callStep(turn, task);
            return;
        }
        Judge.failed(turn, task, AttemptResult.of(How.LOST, turn.now()), new Cause.Lost(how));
    }

    static Optional<EngineProblem> lost(Turn turn, EngineCommand.AgentLost it) {
        Optional<Host> host = turn.state().host(it.host());
        if (host.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchHost(it.host()));
        }
        if (!host.get().connected()) {
            return Optional.empty();
        }
        turn.emit(new EngineEvent.AgentDisconnected(turn.now(), it.host()));
        List<Task> live = host.get().live();
        for (Task task : live) {
            if (task.state() != TaskState.UNKNOWN) {
                AttemptId id = task.attemptId().orElseThrow();
                turn.emit(new EngineEvent.AttemptUnknown(turn.now(), id));
            }
            if (task.definition().ifUnknown() == IfUnknown.ELSEWHERE && Unknowns.mayGoElsewhere(task)) {
                Unknowns.elsewhere(turn, task, By.REGIE);
            }
        }
        return Optional.empty();
    }
}
