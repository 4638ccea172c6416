package regie.runtime.journal;

import java.util.Optional;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;

/**
 * Why something happened: it stands in the envelope of each event that the command led to.
 *
 * @param cause what led to it in words a program can follow ({@code timer}, {@code api},
 *     {@code attempt:…}); may be empty
 * @param reason what the person wrote; may be empty
 */
public record Provenance(
        Actor actor,
        Optional<Actor> onBehalfOf,
        String cause,
        String reason,
        Optional<EstateVersion> estateVersion) {

    public static Provenance of(Actor actor, String cause) {
        return new Provenance(actor, Optional.empty(), cause, "", Optional.empty());
    }

    public Provenance because(String words) {
        return new Provenance(actor, onBehalfOf, cause, words, estateVersion);
    }

    public Provenance under(EstateVersion version) {
        return new Provenance(actor, onBehalfOf, cause, reason, Optional.of(version));
    }
}
