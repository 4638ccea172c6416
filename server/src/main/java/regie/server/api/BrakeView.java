package regie.server.api;

import java.time.Instant;
import java.util.Optional;

/** A pause in force; {@code scope} is {@code all}, {@code host:NAME}, {@code application:NAME} or {@code plan:NAME}. */
public record BrakeView(String scope, Optional<Instant> since, Optional<String> by, Optional<String> reason) {}
