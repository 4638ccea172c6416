package regie.server.api;

import java.util.Optional;

/** Pause or resume dispatch: everything, or what one of these names. What runs goes on. */
public record BrakeRequest(
        boolean all,
        Optional<String> host,
        Optional<String> application,
        Optional<String> plan,
        Optional<String> reason) {}
