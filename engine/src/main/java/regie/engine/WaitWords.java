package regie.engine;

import java.util.List;
import java.util.Optional;
import regie.engine.WaitReason.*;
import regie.kernel.Text;

/** The sentences, holders and commands of the wait reasons. */
final class WaitWords {

    private static final int NAMED_MAX = 5;

    private WaitWords() {}

    static Text sentence(WaitReason reason, Times times) {
        String since = times.shown(reason.since());
        Text what = what(reason, times);
        return new Text(what.fr() + ", depuis " + since, what.en() + ", since " + since);
    }

    static Text what(WaitReason reason, Times times) {
        return switch (reason) {
            case OfGates gate -> ofGate(gate, times);
            case OfScarcity scarcity -> ofScarcity(scarcity);
            case OfLive live -> ofLive(live);
            case BetweenReason between -> between.what(times);
        };
    }

    private static Text ofGate(OfGates reason, Times times) {
        return switch (reason) {
            case RunQueued it -> text("attend son tour derrière " + names(it.behind()), "waits its turn behind " + names(it.behind()));
            case RunHeld it -> text("exécution suspendue par " + who(it.by()), "its run is held by " + who(it.by()));
            case StartTime it -> text(
                    "attend son heure, " + times.shown(it.start()) + it.schedule().map(name -> " (" + name + ")").orElse(""),
                    "waits for its time, " + times.shown(it.start()) + it.schedule().map(name -> " (" + name + ")").orElse(""));
            case StartWasMissed it -> it.asked()
                    ? text("son départ de " + times.shown(it.start()) + " a été manqué : attend qu’on dise s’il est rattrapé",
                            "its start at " + times.shown(it.start()) + " was missed: waits to be told whether it is caught up")
                    : text("son départ de " + times.shown(it.start()) + " a été manqué : les dates manquées sont en cours de planification",
                            "its start at " + times.shown(it.start()) + " was missed: the missed dates are being planned");
            case TaskHeld it -> switch (it.cause()) {
                case WINDOW_CLOSED -> text("suspendu : sa fenêtre s’est fermée avant le départ",
                        "held: its window closed before it started");
                case EVENT_LATE -> text("suspendu : un évènement n’est pas venu à temps", "held: an event did not come in time");
                case GESTURE -> text("suspendu par " + who(it.by()), "held by " + who(it.by()));
            };
            case NeedUnmet it -> text(
                    "attend " + it.need() + " (" + ending(it.ending()) + "), qui est " + it.state().word().fr(),
                    "needs " + it.need() + " (" + it.ending() + "), which is " + it.state().word().en());
            case NoneOf it -> text("attend l’un de " + names(it.needs()), "needs one of " + names(it.needs()));
            case BeforeRestart it -> text(
                    "attend l’étape préalable " + it.step() + ", qui est " + it.state().word().fr(),
                    "waits for the step before its restart, " + it.step() + ", which is " + it.state().word().en());
            case WindowNotOpen it -> text(
                    "attend l’ouverture de sa fenêtre à " + times.shown(it.opens()),
                    "waits for its window to open at " + times.shown(it.opens()));
            case Delayed it -> text(
                    "retardé jusqu’à " + times.shown(it.until()) + " par " + who(it.by()),
                    "delayed until " + times.shown(it.until()) + " by " + who(it.by()));
            case RetryDue it -> text(
                    "nouvel essai (" + it.attempt() + ") à " + times.shown(it.at()) + " après : " + it.cause().sentence().fr(),
                    "is tried again (" + it.attempt() + ") at " + times.shown(it.at()) + " after: " + it.cause().sentence().en());
            case ToConfirm it -> text("attend d’être validé par " + role(it.role()).fr(), "waits to be confirmed by "
                    + role(it.role()).en());
            case Paused it -> text(
                    "les départs sont arrêtés (" + it.scope().words().fr() + ") par " + who(it.by()),
                    "starts are paused (" + it.scope().words().en() + ") by " + who(it.by()));
        };
    }

    private static Text ofScarcity(OfScarcity reason) {
        return switch (reason) {
            case RunFull it -> text(
                    "l’exécution a déjà " + it.limit() + " traitement(s) en cours : " + names(it.holders()),
                    "its run has " + it.limit() + " task(s) live, as many as may be: " + names(it.holders()));
            case ResourceTaken it -> text(
                    "demande " + it.asked() + " de " + it.resource() + " : " + it.free() + " libre(s) sur " + it.capacity()
                            + behind(it.holders(), it.ahead()).fr(),
                    "asks for " + it.asked() + " of " + it.resource() + ": " + it.free() + " of " + it.capacity() + " free"
                            + behind(it.holders(), it.ahead()).en());
            case LockTaken it -> text(
                    "demande le verrou " + it.resource() + (it.shared() ? " (partagé)" : "") + behind(it.holders(), it.ahead()).fr(),
                    "asks for the lock " + it.resource() + (it.shared() ? " (shared)" : "") + behind(it.holders(), it.ahead()).en());
            case ResourceImpossible it -> it.capacity().isEmpty()
                    ? text("demande la ressource " + it.resource() + ", absente du référentiel",
                            "asks for resource " + it.resource() + ", which is not in the estate")
                    : text("demande " + it.asked() + " de " + it.resource() + ", qui n’en a que " + it.capacity().get(),
                            "asks for " + it.asked() + " of " + it.resource() + ", which has only " + it.capacity().get());
            case NoSuchHost it -> text(
                    "aucune machine ne répond à « " + it.asked() + " »", "no host of the estate answers to '" + it.asked() + "'");
            case HostAway it -> text("machine injoignable : " + names(it.hosts()), "its host does not answer: " + names(it.hosts()));
            case SlotsTaken it -> text(
                    "les " + it.slots() + " place(s) de " + names(it.hosts()) + " sont prises par " + names(it.holders()),
                    "the " + it.slots() + " slot(s) of " + names(it.hosts()) + " are taken by " + names(it.holders()));
        };
    }

    private static Text ofLive(OfLive reason) {
        return switch (reason) {
            case Person it -> text(
                    "attend " + role(it.role()).fr() + " : " + it.question().fr(),
                    "waits for " + role(it.role()).en() + ": " + it.question().en());
            case SubRun it -> text("attend la fin de " + it.run(), "waits for the end of " + it.run());
            case Items it -> text(
                    it.open() + " élément(s) sur " + it.of() + " ne sont pas terminés",
                    it.open() + " of " + it.of() + " items have not ended");
            case AgentOutOfSight it -> text(
                    "l’agent de " + it.host() + " est hors de vue : son sort est inconnu",
                    "the agent of " + it.host() + " is out of sight: what became of it is unknown");
            case KillUnconfirmed it -> text(
                    "arrêt demandé à " + it.host() + ", fin non confirmée", "a kill was sent to " + it.host()
                            + ", its end is not confirmed");
        };
    }

    /** How the needed task is to end, for a French sentence; English says it as the language of the estate does. */
    static String ending(String ending) {
        return switch (ending) {
            case "succeeded" -> "succès";
            case "failed" -> "échec";
            case "ended" -> "fin";
            case "skipped" -> "ignoré";
            default -> ending;
        };
    }

    private static Text behind(List<?> holders, List<?> ahead) {
        String fr = holders.isEmpty() ? "" : " ; tenu par " + names(holders);
        String en = holders.isEmpty() ? "" : "; held by " + names(holders);
        return ahead.isEmpty()
                ? new Text(fr, en)
                : new Text(fr + " ; après " + names(ahead), en + "; behind " + names(ahead));
    }

    static Optional<String> holder(WaitReason reason) {
        return switch (reason) {
            case RunQueued it -> Optional.of(names(it.behind()));
            case RunHeld it -> Optional.of(it.by().actor().value());
            case StartTime it -> Optional.empty();
            case StartWasMissed it -> Optional.empty();
            case TaskHeld it -> Optional.of(it.by().actor().value());
            case NeedUnmet it -> Optional.of(it.need());
            case NoneOf it -> Optional.of(names(it.needs()));
            case BetweenReason it -> it.heldBy();
            case BeforeRestart it -> Optional.of(it.step());
            case WindowNotOpen it -> Optional.empty();
            case Delayed it -> Optional.of(it.by().actor().value());
            case RetryDue it -> Optional.empty();
            case ToConfirm it -> it.role();
            case Paused it -> Optional.of(it.by().actor().value());
            case RunFull it -> Optional.of(names(it.holders()));
            case ResourceTaken it -> Optional.of(names(it.holders().isEmpty() ? it.ahead() : it.holders()));
            case LockTaken it -> Optional.of(names(it.holders().isEmpty() ? it.ahead() : it.holders()));
            case ResourceImpossible it -> Optional.of(it.resource().value());
            case NoSuchHost it -> Optional.of(it.asked());
            case HostAway it -> Optional.of(names(it.hosts()));
            case SlotsTaken it -> Optional.of(names(it.holders()));
            case Person it -> it.role();
            case SubRun it -> Optional.of(it.run().value());
            case Items it -> Optional.empty();
            case AgentOutOfSight it -> Optional.of(it.host().value());
            case KillUnconfirmed it -> Optional.of(it.host().value());
        };
    }

    static Text lifter(WaitReason reason) {
        return switch (reason) {
            case ToConfirm it -> role(it.role());
            case Person it -> role(it.role());
            case ResourceImpossible it -> new Text("le responsable du référentiel", "whoever keeps the estate");
            case NoSuchHost it -> new Text("le responsable du référentiel", "whoever keeps the estate");
            case OfGates it -> role(Optional.empty());
            case OfBetween it -> role(Optional.empty());
            case OfScarcity it -> role(Optional.empty());
            case OfLive it -> role(Optional.empty());
        };
    }

    static String command(WaitReason reason) {
        return switch (reason) {
            case RunQueued it -> "start --now " + it.task().run();
            case RunHeld it -> "free " + it.task().run();
            case StartTime it -> "start --now " + it.task().run();
            case StartWasMissed it -> "catch-up all " + it.task().run().plan();
            case TaskHeld it -> "free " + it.task();
            case NeedUnmet it -> "waive " + it.need() + " " + it.task();
            case NoneOf it -> "waive all " + it.task();
            case BetweenReason it -> it.command();
            case BeforeRestart it -> "waive " + it.step() + " " + it.task();
            case WindowNotOpen it -> "start --now " + it.task();
            case Delayed it -> "start --now " + it.task();
            case RetryDue it -> "start --now " + it.task();
            case ToConfirm it -> "confirm " + it.task();
            case Paused it -> "resume " + it.scope().option();
            case RunFull it -> "kill " + it.holders().getFirst();
            case ResourceTaken it -> "resource " + it.resource() + " --capacity " + (it.capacity() - it.free() + it.asked());
            case LockTaken it -> it.holders().isEmpty() ? "why " + it.ahead().getFirst() : "kill " + it.holders().getFirst();
            case ResourceImpossible it -> "resource " + it.resource() + " --capacity " + it.asked();
            case NoSuchHost it -> "move --host HOST " + it.task();
            case HostAway it -> "move --host HOST " + it.task();
            case SlotsTaken it -> "move --host HOST " + it.task();
            case Person it -> (it.approval() ? "approve " : "answer ") + it.task();
            case SubRun it -> "show " + it.run();
            case Items it -> "show " + it.task().run();
            case AgentOutOfSight it -> "decide lost " + it.task();
            case KillUnconfirmed it -> "kill " + it.task();
        };
    }

    private static Text role(Optional<String> role) {
        return role.map(Text::same).orElse(new Text("un opérateur", "an operator"));
    }

    private static String who(By by) {
        return by.actor() + by.reason().map(why -> " (" + why + ")").orElse("");
    }

    private static String names(List<?> all) {
        String first = String.join(", ", all.stream().limit(NAMED_MAX).map(Object::toString).toList());
        return all.size() > NAMED_MAX ? first + ", … (" + all.size() + ")" : first;
    }

    private static Text text(String fr, String en) {
        return new Text(fr, en);
    }
}
