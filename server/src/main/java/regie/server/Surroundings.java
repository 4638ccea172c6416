package regie.server;

import java.util.Map;
import java.util.Optional;
import regie.store.embedded.EmbeddedPostgres;

/**
 * What every attempt finds in its environment beside Régie's own variables, such as where the demo's
 * business database is. Asked once per start, when the database is up and before anything is sent.
 */
@FunctionalInterface
public interface Surroundings {

    Surroundings NONE = postgres -> Map.of();

    /** @param postgres absent when the database was given by its address */
    Map<String, String> of(Optional<EmbeddedPostgres> postgres);
}
