package regie.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;

/**
 * Commands on which the machine broke: they are refused when they come again, as those of the inbox
 * do, so that one bad command does not stop the house.
 */
final class Broken {

    private static final int KEPT_MAX = 1_000;

    private final List<CommandId> ids = new ArrayList<>();

    void add(Optional<CommandId> id) {
        if (ids.size() < KEPT_MAX) {
            id.ifPresent(ids::add);
        }
    }

    Optional<Answer> refusal(Optional<CommandId> id) {
        return id.filter(ids::contains).map(broken -> new Answer.Refused("CommandBroke", new Text(
                "La commande " + broken + " a fait échouer Régie de façon imprévue : elle n'a rien changé. "
                        + "Le journal technique du serveur dit pourquoi ; signalez-le.",
                "The command " + broken + " made Régie fail in a way that was not foreseen: it changed nothing. "
                        + "The server's log says why; please report it.")));
    }
}
