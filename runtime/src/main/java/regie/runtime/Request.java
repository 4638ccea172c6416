package regie.runtime;

import java.util.Optional;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Provenance;

/**
 * A command with who asked for it and why.
 *
 * @param id when it has one, its answer is recorded, and asking again gives the same answer; what
 *     repeats itself harmlessly, such as an agent's report with its token, needs none
 */
public record Request<C>(Optional<CommandId> id, C command, Provenance provenance) {

    public static <C> Request<C> of(C command, Provenance provenance) {
        return new Request<>(Optional.empty(), command, provenance);
    }

    public static <C> Request<C> of(CommandId id, C command, Provenance provenance) {
        return new Request<>(Optional.of(id), command, provenance);
    }
}
