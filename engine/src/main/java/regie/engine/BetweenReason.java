package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.kernel.TaskId;
import regie.kernel.Text;

/** Wait reasons that lie outside the run: other plans, other dates, declared events, freezes. */
public sealed interface BetweenReason extends WaitReason.OfBetween {

    /** What it needs of another plan or another date. {@code need} is as {@code waive} names it. */
    record NeedElsewhere(TaskId task, Instant since, String need, String ending, Standing standing) implements BetweenReason {}

    /** A declared event that has not come. {@code date} is empty where any or none is meant, or the plan has no such date. */
    record EventMissing(TaskId task, Instant since, EventWait declared, Optional<LocalDate> date, Optional<Instant> until)
            implements BetweenReason {}

    /** Its plan does not start for a while. */
    record Frozen(TaskId task, Instant since, String freeze, Text reason, Instant until) implements BetweenReason {}

    @Override
    default Optional<Instant> lifts() {
        return switch (this) {
            case NeedElsewhere it -> Optional.empty();
            case EventMissing it -> it.until;
            case Frozen it -> Optional.of(it.until);
        };
    }

    @Override
    default boolean needsPerson() {
        return switch (this) {
            case NeedElsewhere it -> it.standing.needsPerson();
            case EventMissing it -> false;
            case Frozen it -> false;
        };
    }

    default Optional<String> heldBy() {
        return switch (this) {
            case NeedElsewhere it -> Optional.of(it.standing.run().map(Object::toString).orElse(it.need));
            case EventMissing it -> Optional.of(it.declared.event());
            case Frozen it -> Optional.of(it.freeze);
        };
    }

    @Override
    default String command() {
        return switch (this) {
            case NeedElsewhere it -> "waive " + it.need + " " + it.task;
            case EventMissing it -> it.date.isPresent() || it.declared.date().kind() == DateRef.Kind.NONE
                    ? "event raise " + it.declared.event() + " --date " + it.date.map(LocalDate::toString).orElse("none")
                    : "waive " + it.declared.name() + " " + it.task;
            case Frozen it -> "waive freeze:" + it.freeze + " " + it.task;
        };
    }

    default Text what(Times times) {
        return switch (this) {
            case NeedElsewhere it -> elsewhere(it);
            case EventMissing it -> missing(it, times);
            case Frozen it -> new Text(
                    "gelé par " + it.freeze + " jusqu’à " + times.shown(it.until) + " : " + it.reason.fr(),
                    "frozen by " + it.freeze + " until " + times.shown(it.until) + ": " + it.reason.en());
        };
    }

    private static Text missing(EventMissing it, Times times) {
        String of = it.declared.event() + it.date.map(date -> " (" + date + ")").orElse(it.declared.date().suffix());
        String frThen = switch (it.declared.then()) {
            case HOLD -> "puis suspendu";
            case SKIP -> "puis ignoré";
            case START -> "puis démarre sans lui";
            case FAIL -> "puis en échec";
        };
        String enThen = switch (it.declared.then()) {
            case HOLD -> "then is held";
            case SKIP -> "then is skipped";
            case START -> "then starts without it";
            case FAIL -> "then fails";
        };
        return new Text(
                "attend l’évènement " + of + it.until.map(at -> " jusqu’à " + times.shown(at) + ", " + frThen).orElse(""),
                "waits for event " + of + it.until.map(at -> " until " + times.shown(at) + ", " + enThen).orElse(""));
    }

    private static Text elsewhere(NeedElsewhere it) {
        Standing standing = it.standing;
        String run = standing.run().map(Object::toString).orElse("");
        String date = standing.date().map(LocalDate::toString).orElse("");
        String asked = it.need + " (" + it.ending + ")";
        String frAsked = it.need + " (" + WaitWords.ending(it.ending) + ")";
        String frState = standing.state().map(state -> state.word().fr()).or(() -> standing.outcome().map(state -> state.word().fr()))
                .orElse("en cours");
        String enState = standing.state().map(state -> state.word().en()).or(() -> standing.outcome().map(state -> state.word().en()))
                .orElse("not over");
        return switch (standing.kind()) {
            case MET -> new Text("attend " + frAsked, "needs " + asked);
            case ABSENT -> run.isEmpty()
                    ? new Text("attend " + frAsked + " : non chargé" + (date.isEmpty() ? ", aucune date de ce genre" : " pour le " + date),
                            "needs " + asked + ", which " + (date.isEmpty() ? "has no such date" : "is not ordered for " + date))
                    : new Text("attend " + frAsked + " : absent de " + run, "needs " + asked + ", which is not in " + run);
            case TO_COME -> new Text(
                    "attend " + frAsked + " : pas encore chargé" + (date.isEmpty() ? "" : " pour le " + date),
                    "needs " + asked + ", which is not ordered yet" + (date.isEmpty() ? "" : " for " + date));
            case OPEN, OVER -> new Text(
                    "attend " + frAsked + " de " + run + ", qui est " + frState, "needs " + asked + " of " + run + ", which is " + enState);
            case TOO_OLD -> new Text("attend " + frAsked + " : celui de " + run + " est trop ancien",
                    "needs " + asked + ": that of " + run + " is too old");
            case FORGOTTEN -> new Text("attend " + frAsked + " : l’issue de " + run + " n’est plus connue",
                    "needs " + asked + ": what became of " + run + " is no longer known");
        };
    }
}
