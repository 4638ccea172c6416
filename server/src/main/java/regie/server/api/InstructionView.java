package regie.server.api;

import java.util.List;
import java.util.Optional;

/**
 * What the operator does when the task fails.
 *
 * @param proposes the gesture of the first case that holds now
 * @param never gestures that it warns against
 * @param markdown its text
 * @param temporary an instruction given for tonight, which stands above the declared one
 */
public record InstructionView(
        String name, Optional<Proposal> proposes, List<String> never, String markdown, Optional<String> temporary) {

    public record Proposal(String gesture, Optional<String> who) {}
}
