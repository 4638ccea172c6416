package regie.server.api;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of the starts that were missed.
 *
 * @param answer {@code all last none}
 * @param plans names or codes; empty for all that are asked about
 * @param preview only says what it would do
 */
public record CatchUpRequest(String answer, List<String> plans, boolean preview, Optional<String> reason) {}
