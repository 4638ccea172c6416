package regie.simulator.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few forms of {@code when} that the generator writes, read from their text. */
final class Whens {

    private static final Pattern EXIT = Pattern.compile("tasks\\.([a-z0-9_]+)\\.exit_code == (\\d+)");

    private Whens() {}

    /** Empty when there is none, or when it cannot be told any more. */
    static Optional<Boolean> holds(RunModel run, TaskModel task) {
        if (task.definition.when().isEmpty() || task.admitted) {
            return Optional.empty();
        }
        Matcher exit = EXIT.matcher(task.definition.when().get().source());
        if (!exit.matches()) {
            return Optional.empty();
        }
        TaskModel needed = run.tasks.get(exit.group(1).replace('_', '-'));
        if (needed == null || needed.lastExit.isEmpty()) {
            return Optional.of(false);
        }
        return Optional.of(needed.lastExit.getAsInt() == Integer.parseInt(exit.group(2)));
    }
}
