package regie.server.api;

import java.util.List;
import java.util.Optional;

/**
 * The recorded answer of one command; asking again with the same id gives it again.
 *
 * @param runs the runs that it made, for an order
 * @param problem why it was refused; then {@code accepted} is false and nothing changed
 */
public record CommandAnswer(
        String commandId, boolean accepted, List<String> runs, Optional<ProblemView> problem) {}
