package regie.engine.effect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.*;
import regie.engine.EstateFacts;
import regie.engine.Intent;
import regie.engine.LateEvent;
import regie.engine.LateWords;
import regie.engine.RunState;
import regie.engine.Target;
import regie.engine.Verdict;
import regie.engine.effect.Effect.Subject;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.state.StateRow;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.TaskId;
import regie.kernel.Text;

/**
 * What should happen outside. {@link #pending} follows from the state alone and is asked for after a takeover or when an
 * agent joins; {@link #of} is the same, event by event, for what was just committed.
 */
public final class Effects {

    private Effects() {}

    /** Everything that is asked of agents and people now: starts not known to run, kills, open questions. */
    public static List<Effect> pending(EngineState state) {
        List<Effect> effects = new ArrayList<>();
        for (Host host : state.hosts()) {
            effects.addAll(pending(state, host));
        }
        for (Run run : state.runs()) {
            if (!run.ended()) {
                run.everything().forEach(task -> question(state, task).ifPresent(effects::add));
            }
        }
        return effects;
    }

    /** What is asked of one agent now: to be sent each time it joins. */
    public static List<Effect> pending(EngineState state, Host host) {
        List<Effect> effects = new ArrayList<>();
        for (Task task : host.live()) {
            Attempt attempt = task.attempt().orElseThrow();
            if (attempt.stopping().isPresent()) {
                kill(task, attempt).ifPresent(effects::add);
            } else if (attempt.startedAt().isEmpty()) {
                start(state, task, attempt).ifPresent(effects::add);
            }
        }
        for (StateRow.Abandoned abandoned : host.abandoned()) {
            effects.add(new Effect.KillAttempt(abandoned.attempt(), abandoned.token(), host.name(), java.time.Duration.ofSeconds(10)));
        }
        return effects;
    }

    /** What follows from one committed event, read from the state after it. */
    public static List<Effect> of(EngineEvent event, EngineState state) {
        return switch (event) {
            case AttemptIntended it -> live(state, it.attempt())
                    .flatMap(task -> it.intent() instanceof Intent.Work
                            ? start(state, task, task.attempt().orElseThrow()) : question(state, task))
                    .map(List::of).orElse(List.of());
            case AttemptEnded it -> ended(state, it);
            case AttemptStopping it -> live(state, it.attempt())
                    .flatMap(task -> kill(task, task.attempt().orElseThrow())).map(List::of).orElse(List.of());
            case AttemptAbandoned it -> state.hosts().stream()
                    .flatMap(host -> host.abandoned().stream().filter(one -> one.attempt().equals(it.attempt()))
                            .map(one -> (Effect) new Effect.KillAttempt(
                                    it.attempt(), it.token(), host.name(), java.time.Duration.ofSeconds(10))))
                    .toList();
            case AbandonedSettled it -> List.of(new Effect.SettleAttempt(it.attempt(), it.host()));
            case AttemptUnknown it -> unknown(state, it);
            case ConfirmationAsked it -> List.of(toConfirm(it.task(), it.role()));
            case PersonReminded it -> live(state, it.attempt()).flatMap(task -> question(state, task))
                    .map(effect -> retold(effect, Subject.REMINDER, Optional.empty())).map(List::of).orElse(List.of());
            case PersonEscalated it -> live(state, it.attempt()).flatMap(task -> question(state, task))
                    .map(effect -> retold(effect, Subject.ESCALATION, it.to().isEmpty() ? Optional.empty() : Optional.of(it.to())))
                    .map(List::of).orElse(List.of());
            case TaskFailed it -> List.of(failed(it.task(), it.cause().sentence()));
            case RunEnded it -> List.of(runEnded(it));
            case OfAttempt other -> List.of();
            case OfTask other -> List.of();
            case OfRun other -> List.of();
            case OfEstate other -> List.of();
            case OfDay other -> List.of();
            case OfCycle other -> List.of();
            case LateEvent.LatenessRaised it -> List.of(late(state, it));
            case OfLate other -> List.of();
        };
    }

    private static Optional<Task> live(EngineState state, AttemptId id) {
        return state.task(id.task()).filter(task -> task.attempt().filter(attempt -> attempt.number() == id.number()).isPresent());
    }

    private static List<Effect> ended(EngineState state, AttemptEnded it) {
        List<Effect> effects = new ArrayList<>();
        state.task(it.attempt().task()).flatMap(Task::last).flatMap(last -> last.host())
                .ifPresent(host -> effects.add(new Effect.SettleAttempt(it.attempt(), host)));
        if (it.verdict() instanceof Verdict.Failed failed) {
            effects.add(failed(it.attempt().task(), failed.cause().sentence()));
        }
        return effects;
    }

    private static Optional<Effect> start(EngineState state, Task task, Attempt attempt) {
        if (!(attempt.intent() instanceof Intent.Work work) || attempt.host().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Effect.StartAttempt(new AttemptId(task.id(), attempt.number()), attempt.token(), attempt.host().get(),
                attempt.incarnation(), task.run().version().value(), work, environment(state, task, attempt, work)));
    }

    private static Optional<Effect> kill(Task task, Attempt attempt) {
        return attempt.intent() instanceof Intent.Work work && attempt.host().isPresent()
                ? Optional.of(new Effect.KillAttempt(
                        new AttemptId(task.id(), attempt.number()), attempt.token(), attempt.host().get(), work.grace()))
                : Optional.empty();
    }

    /** The whole environment but what the agent adds of its own. What the task declares wins over variables, never over these names. */
    static Map<String, String> environment(EngineState state, Task task, Attempt attempt, Intent.Work work) {
        Map<String, String> all = new LinkedHashMap<>(work.env());
        work.variables().forEach((name, value) -> all.put("REGIE_VAR_" + name.toUpperCase(Locale.ROOT), value));
        Run run = task.run();
        String date = run.date().toString();
        all.put("REGIE_DATE", date);
        all.put("REGIE_DATE_COMPACT", date.replace("-", ""));
        run.periods().forEach((name, first) ->
                all.put("REGIE_PERIOD_" + name.replace('-', '_').toUpperCase(Locale.ROOT), first.toString()));
        all.put("REGIE_RUN", run.id().value());
        all.put("REGIE_PLAN", run.definition().name().value());
        all.put("REGIE_TASK", task.name());
        all.put("REGIE_ATTEMPT", Integer.toString(attempt.number()));
        if (run.cycle().isPresent()) {
            all.put("REGIE_OCCURRENCE", Integer.toString(run.occurrences().number()));
        }
        all.put("REGIE_CHECKPOINT", work.checkpoint().orElse(""));
        all.put("REGIE_ENVIRONMENT", state.facts().map(facts -> facts.environment()).orElse(""));
        return all;
    }

    private static Optional<Effect> question(EngineState state, Task task) {
        if (task.attempt().isPresent() && task.attempt().get().stopping().isEmpty()) {
            return switch (task.attempt().get().intent()) {
                case Intent.Approval approval -> Optional.of(
                        new Effect.Tell(Target.of(task.id()), Subject.TO_APPROVE, approval.role(), approval.question()));
                case Intent.ByHand hand -> Optional.of(
                        new Effect.Tell(Target.of(task.id()), Subject.TO_DO, hand.manual().who(), task.definition().title()));
                case Intent.SubRun sub -> Optional.empty();
                case Intent.Work work -> Optional.empty();
            };
        }
        boolean asks = task.pending() && task.has(regie.engine.state.Flag.CONFIRM_ASKED) && !task.has(regie.engine.state.Flag.CONFIRMED);
        return asks ? Optional.of(toConfirm(task.id(), task.definition().confirm().flatMap(confirm -> confirm.role()))) : Optional.empty();
    }

    private static Effect toConfirm(TaskId task, Optional<String> role) {
        return new Effect.Tell(Target.of(task), Subject.TO_CONFIRM, role,
                new Text(task + " attend d’être validé", task + " waits to be confirmed"));
    }

    private static Effect retold(Effect effect, Subject subject, Optional<String> role) {
        return effect instanceof Effect.Tell tell ? new Effect.Tell(tell.about(), subject, role.or(tell::role), tell.words()) : effect;
    }

    private static Effect failed(TaskId task, Text why) {
        return new Effect.Tell(Target.of(task), Subject.TASK_FAILED, Optional.empty(),
                new Text(task + " en échec : " + why.fr(), task + " failed: " + why.en()));
    }

    private static List<Effect> unknown(EngineState state, AttemptUnknown it) {
        HostName host = live(state, it.attempt()).flatMap(Task::attempt).flatMap(Attempt::host).orElse(new HostName("?"));
        return List.of(new Effect.Tell(Target.of(it.attempt().task()), Subject.ATTEMPT_UNKNOWN, Optional.empty(), new Text(
                it.attempt() + " : l’agent de " + host + " est hors de vue", it.attempt() + ": the agent of " + host
                        + " is out of sight")));
    }

    private static Effect late(EngineState state, LateEvent.LatenessRaised it) {
        Target about = it.task().map(name -> Target.of(new TaskId(it.run(), name))).orElse(Target.of(it.run()));
        Text words = LateWords.of(it.kind(), it.bound(), state.facts().map(EstateFacts::zone).orElse(ZoneOffset.UTC));
        return new Effect.Tell(about, Subject.LATE, Optional.empty(), new Text(about + " : " + words.fr(), about + ": " + words.en()));
    }

    private static Effect runEnded(RunEnded it) {
        RunState state = it.outcome();
        return new Effect.Tell(Target.of(it.run()), Subject.RUN_ENDED, Optional.empty(),
                new Text(it.run() + " est " + state.word().fr(), it.run() + " has " + state.word().en()));
    }
}
