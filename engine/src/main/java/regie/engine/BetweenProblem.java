package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.TaskId;
import regie.kernel.Text;

/** What is refused about declared events and freezes. */
public sealed interface BetweenProblem extends EngineProblem.OfBetween {

    record NoSuchEvent(String name, List<String> known) implements BetweenProblem {
        public NoSuchEvent {
            known = List.copyOf(known);
        }
    }

    record EventNotRaised(String name, Optional<LocalDate> date) implements BetweenProblem {}

    record PlanFrozen(TaskId task, String freeze, Instant until) implements BetweenProblem {}

    default Text words() {
        return switch (this) {
            case NoSuchEvent it -> it.known.isEmpty()
                    ? new Text("Aucun évènement " + it.name
                            + " : le référentiel n’en nomme aucun. Déclarez-le : « event: " + it.name + " ».",
                            "There is no event " + it.name + ": the estate names none. Declare it: \"event: " + it.name + "\".")
                    : new Text("Aucun évènement " + it.name + " au référentiel. Connus : " + names(it.known) + ".",
                            "There is no event " + it.name + " in the estate. Known: " + names(it.known) + ".");
            case EventNotRaised it -> new Text(
                    "L’évènement " + it.name + " (" + it.date.map(LocalDate::toString).orElse("sans date")
                            + ") n’est pas levé. « regie event list » dit ceux qui le sont.",
                    "Event " + it.name + " (" + it.date.map(LocalDate::toString).orElse("no date")
                            + ") is not raised. 'regie event list' says which are.");
            case PlanFrozen it -> new Text(
                    it.task + " est gelé par " + it.freeze + " jusqu’à " + it.until
                    + ". S’il faut démarrer quand même : « regie waive freeze:"
                            + it.freeze + " " + it.task + " », avec un motif ; c’est une exception à régulariser.",
                    it.task + " is frozen by " + it.freeze + " until " + it.until + ". To start all the same: 'regie waive freeze:"
                            + it.freeze + " " + it.task + "', with a reason; it stays an exception to put right.");
        };
    }

    private static String names(List<String> known) {
        return String.join(", ", known.stream().limit(12).toList()) + (known.size() > 12 ? ", …" : "");
    }
}
