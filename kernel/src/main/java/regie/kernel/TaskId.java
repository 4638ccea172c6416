package regie.kernel;

import java.util.Optional;

/**
 * One task of one run: {@code RUN/TASK}; an item of a {@code foreach} is {@code RUN/TASK.key}.
 *
 * @param name the task's name in the run, with the item's key if it is an item
 */
public record TaskId(RunId run, String name) implements Comparable<TaskId> {

    public TaskId {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a task needs a name in " + run);
        }
    }

    /** Reads {@code RUN/TASK}; empty when there is no slash or no run id before it. */
    public static Optional<TaskId> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1 || text.indexOf('@') < 1 || text.indexOf('@') > slash) {
            return Optional.empty();
        }
        return Optional.of(new TaskId(new RunId(text.substring(0, slash)), text.substring(slash + 1)));
    }

    @Override
    public int compareTo(TaskId other) {
        int byRun = run.compareTo(other.run);
        return byRun != 0 ? byRun : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return run.value() + "/" + name;
    }
}
