package regie.engine;

import java.time.ZoneId;
import java.util.stream.Collectors;
import regie.engine.EngineEvent.*;

/** An event in a few words, dates left out: what scenarios compare. */
final class Told {

    private Told() {}

    static String of(EngineEvent event) {
        String words = event.getClass().getSimpleName() + subject(event) + detail(event);
        return words.replace("@" + Scene.DATE, "");
    }

    private static String subject(EngineEvent event) {
        return switch (event) {
            case OfAttempt it -> " " + it.attempt();
            case OfTask it -> " " + it.task();
            case OfRun it -> " " + it.run();
            case OfEstate it -> "";
            case OfDay it -> day(it);
            case CycleEvent it -> " " + it.run() + cycle(it);
            case LateEvent it -> " " + it.run() + it.task().map(task -> "/" + task).orElse("") + " " + it.kind() + switch (it) {
                case LateEvent.LatenessRaised raised -> " " + local(raised.bound());
                case LateEvent.LatenessCleared cleared -> " " + cleared.why();
            };
        };
    }

    private static String cycle(CycleEvent event) {
        return switch (event) {
            case CycleEvent.OccurrenceBegan it -> ":" + it.number() + " of " + local(it.slot()) + next(it.next());
            case CycleEvent.OccurrenceEnded it -> ":" + it.number() + " " + it.outcome() + next(it.next());
            case CycleEvent.OccurrencesSkipped it -> " " + it.count() + " from " + local(it.first()) + " to " + local(it.last())
                    + next(it.next());
            case CycleEvent.CycleStopped it -> "";
        };
    }

    private static String next(java.util.Optional<java.time.Instant> next) {
        return next.map(at -> " next " + local(at)).orElse("");
    }

    private static String day(OfDay event) {
        return switch (event) {
            case DayEvent.DayOpened it -> " " + it.date();
            case DayEvent.DayPlanned it -> " " + it.date() + " " + it.ordered() + " ordered " + it.overdue() + " overdue";
            case DayEvent.DayLeft it -> " " + it.date() + " " + it.leftover() + " left over";
            case DayEvent.StartOverdue it -> start(it.start()) + it.run().map(run -> " " + run).orElse("");
            case DayEvent.StartAsked it -> start(it.start()) + it.run().map(run -> " " + run).orElse("");
            case DayEvent.StartCaughtUp it -> start(it.start()) + it.run().map(run -> " " + run).orElse("");
            case DayEvent.StartMissed it -> start(it.start()) + it.run().map(run -> " " + run).orElse("") + " " + it.cause();
            case DayEvent.CatchUpBegan it -> " " + local(it.since());
            case DayEvent.CatchUpEnded it -> " " + it.caughtUp() + " caught up " + it.missed() + " missed " + it.asked() + " asked";
            case DayEvent.DayReplanned it -> " " + it.moved().size() + " moved " + it.withdrawn() + " withdrawn " + it.added() + " added";
            case DayEvent.DateVariablesSet it -> " " + it.plan() + " " + it.date() + " " + it.set().keySet();
            case DayEvent.PeriodAdvanced it -> " " + it.period() + " " + it.first() + " " + it.last();
        };
    }

    private static String start(PlannedRun start) {
        return " " + start.plan() + " " + start.date() + " " + local(start.start().instant());
    }

    private static String detail(EngineEvent event) {
        return switch (event) {
            case AttemptIntended it -> it.host().map(host -> " on " + host).orElse("");
            case AttemptEnded it -> " " + verdict(it.verdict());
            case ItemsEnded it -> " " + verdict(it.verdict());
            case TaskHeld it -> it.cause() == HoldCause.GESTURE ? "" : " " + it.cause();
            case TaskSkipped it -> " " + it.cause();
            case TaskPassed it -> " " + it.cause();
            case TaskFailed it -> " " + cause(it.cause());
            case TaskMarked it -> " " + it.mark() + " " + it.on();
            case ItemsFound it -> " " + it.items().stream().map(Item::key).collect(Collectors.joining(","));
            case NeedMet it -> " " + it.need() + " by " + it.run();
            case NeedAbsent it -> " " + it.need();
            case WaitEnded it -> " " + it.awaited();
            case EventRaised it -> " " + it.name() + it.date().map(date -> "@" + date).orElse("@none");
            case EventDropped it -> " " + it.name() + it.date().map(date -> "@" + date).orElse("@none") + " " + it.cause();
            case CapacityTurned it -> " " + it.resource() + " " + it.capacity() + it.next().map(next -> " until " + local(next)).orElse("");
            case NeedWaived it -> " " + it.need();
            case TaskMoved it -> " to " + it.host();
            case TaskDelayed it -> " " + local(it.until());
            case WindowMoved it -> " " + local(it.window().from());
            case TaskSummoned it -> " for " + it.caller();
            case ProcedureRequired it -> " " + it.procedure();
            case RunOrdered it -> it.queued() ? " queued" : it.held() ? " held" : "";
            case RunDue it -> it.queued() ? " queued" : "";
            case RunMoved it -> " " + local(it.start());
            case RunEnded it -> " " + it.outcome();
            case TasksReset it -> " " + String.join(",", it.tasks()) + (it.checkpoint() ? " checkpoint" : "");
            case RunEdited it -> " " + String.join(",", it.tasks());
            case VariableSet it -> " " + it.task().map(task -> task + ".").orElse("") + it.name() + "=" + it.value().asText();
            case DeadlineExtended it -> " " + local(it.to());
            case BulkStepped it -> " " + it.step() + it.refusal().map(code -> " " + code).orElse("");
            case BulkEnded it -> " " + it.done() + " done " + it.refused() + " refused";
            case DispatchPaused it -> " " + it.scope().key();
            case DispatchResumed it -> " " + it.scope().key();
            case PersonEscalated it -> " to " + it.to();
            case AgentConnected it -> " " + it.host();
            case AgentDisconnected it -> " " + it.host();
            case NoteAdded it -> " " + it.target() + " " + it.text();
            case Taken it -> " " + it.target();
            default -> "";
        };
    }

    private static String local(java.time.Instant at) {
        return at.atZone(ZoneId.of("Europe/Paris")).toLocalDateTime().toString();
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Succeeded it -> it.warning() ? "warned" : "ok";
            case Verdict.Failed it -> "failed: " + cause(it.cause());
            case Verdict.Retried it -> "again at " + local(it.at());
            case Verdict.Listed it -> "listed";
            case Verdict.Returned it -> "returned";
            case Verdict.Cancelled it -> "cancelled";
        };
    }

    private static String cause(Cause cause) {
        return cause instanceof Cause.ExitCode code ? "exit " + code.code() : cause.getClass().getSimpleName();
    }
}
