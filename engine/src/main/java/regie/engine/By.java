package regie.engine;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Actor;

/**
 * On whose word something was done, why, and until when it is meant to last.
 *
 * @param until the end that the owner of an exception promises; empty when none was given
 */
public record By(Actor actor, Optional<String> reason, Optional<Instant> until) {

    /** What the rules of the plan themselves did. */
    public static final By REGIE = new By(new Actor("regie"), Optional.empty(), Optional.empty());

    public static By of(String actor) {
        return new By(new Actor(actor), Optional.empty(), Optional.empty());
    }

    public static By of(String actor, String reason) {
        return new By(new Actor(actor), Optional.of(reason), Optional.empty());
    }
}
