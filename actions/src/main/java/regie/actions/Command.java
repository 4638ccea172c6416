package regie.actions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param words program and arguments; a program without a slash is looked up in PATH
 * @param environment what comes on top of the task's own
 * @param input what it reads on standard input; without it, nothing
 */
public record Command(List<String> words, Map<String, String> environment, Optional<String> input) {

    public Command {
        words = List.copyOf(words);
    }

    public static Command of(List<String> words) {
        return new Command(words, Map.of(), Optional.empty());
    }
}
