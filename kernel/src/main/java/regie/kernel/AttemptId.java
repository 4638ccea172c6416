package regie.kernel;

import java.util.Optional;

/**
 * One try of one task of one run: {@code RUN/TASK#3}. The number starts at 1 and never repeats
 * within the task, over reruns and retries, so the id alone tells two tries apart for ever.
 */
public record AttemptId(TaskId task, int number) implements Comparable<AttemptId> {

    public AttemptId {
        if (number < 1) {
            throw new IllegalArgumentException("attempts count from 1: " + task + "#" + number);
        }
    }

    public static Optional<AttemptId> parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 1 || hash == text.length() - 1) {
            return Optional.empty();
        }
        for (int i = hash + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9' || i - hash > 9) {
                return Optional.empty();
            }
        }
        int number = Integer.parseInt(text.substring(hash + 1));
        return number < 1 ? Optional.empty()
                : TaskId.parse(text.substring(0, hash)).map(task -> new AttemptId(task, number));
    }

    @Override
    public int compareTo(AttemptId other) {
        int byTask = task.compareTo(other.task);
        return byTask != 0 ? byTask : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return task + "#" + number;
    }
}
