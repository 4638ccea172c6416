package regie.engine;

import java.util.List;
import regie.kernel.Actor;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Text;

/** Why a task failed. */
public sealed interface Cause {

    record ExitCode(int code) implements Cause {}

    /** Lines of the output that {@code fail_on_output} names. */
    record OutputMatched(List<String> hits) implements Cause {
        public OutputMatched {
            hits = List.copyOf(hits);
        }
    }

    record NotOk(String okWhen) implements Cause {}

    /** An expression or a template could not be evaluated. {@code where}: {@code when}, {@code run}, {@code variables.x}, … */
    record ExpressionFailed(String where, String detail) implements Cause {}

    record TimedOut() implements Cause {}

    record Killed(Actor by) implements Cause {}

    record Lost(String how) implements Cause {}

    record NotStarted(String why) implements Cause {}

    record Rejected(Actor by) implements Cause {}

    record WindowClosed() implements Cause {}

    /** What it needs of another plan is not there for that date. */
    record NeededAbsent(String need) implements Cause {}

    /** An event has not come by the time until which the task waits for it. */
    record EventLate(String event) implements Cause {}

    record SubRunFailed(RunId run) implements Cause {}

    record ItemsFailed(int failed, int of) implements Cause {}

    record TooManyItems(int items, int max) implements Cause {}

    record NoSuchPlan(PlanName plan) implements Cause {}

    record TooDeep(int max) implements Cause {}

    default Text sentence() {
        return switch (this) {
            case ExitCode it -> new Text("code retour " + it.code, "exit code " + it.code);
            case OutputMatched it -> new Text("sortie refusée : " + it.hits.getFirst(), "refused output: " + it.hits.getFirst());
            case NotOk it -> new Text("condition de succès non remplie : " + it.okWhen, "not ok by its own rule: " + it.okWhen);
            case ExpressionFailed it -> new Text(
                    "expression impossible à évaluer (" + it.where + ") : " + it.detail,
                    "an expression could not be evaluated (" + it.where + "): " + it.detail);
            case TimedOut it -> new Text("durée maximale dépassée", "ran over its timeout");
            case Killed it -> new Text("interrompu par " + it.by, "killed by " + it.by);
            case Lost it -> new Text("perdu de vue : " + it.how, "lost: " + it.how);
            case NotStarted it -> new Text("n’a pas pu démarrer : " + it.why, "could not start: " + it.why);
            case Rejected it -> new Text("refusé par " + it.by, "rejected by " + it.by);
            case WindowClosed it -> new Text("fenêtre fermée avant le départ", "its window closed before it started");
            case NeededAbsent it -> new Text("besoin absent à cette date : " + it.need, "what it needs is absent on that date: " + it.need);
            case EventLate it -> new Text("évènement non venu à temps : " + it.event, "an event did not come in time: " + it.event);
            case SubRunFailed it -> new Text("l’exécution " + it.run + " a échoué", "run " + it.run + " failed");
            case ItemsFailed it -> new Text(
                    it.failed + " élément(s) en échec sur " + it.of, it.failed + " of " + it.of + " items failed");
            case TooManyItems it -> new Text(
                    it.items + " éléments pour un maximum de " + it.max, it.items + " items, at most " + it.max + " are allowed");
            case NoSuchPlan it -> new Text("aucun plan " + it.plan, "no plan " + it.plan);
            case TooDeep it -> new Text("plus de " + it.max + " sous-plans imbriqués", "more than " + it.max + " nested sub-plans");
        };
    }
}
