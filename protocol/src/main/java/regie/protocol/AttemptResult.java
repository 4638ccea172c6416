package regie.protocol;

import regie.kernel.Problem;
import regie.kernel.Text;

/** How an attempt ended, as far as its host knows. What it means for the task is the engine's to say. */
public sealed interface AttemptResult {

    /** The process ended by itself, whatever the code. */
    record Exited(int code) implements AttemptResult {}

    /** A signal that Régie did not send ended the process, such as the kernel's out-of-memory kill. */
    record Signalled(int signal) implements AttemptResult {}

    /** It ran past its timeout and its whole tree was stopped. */
    record TimedOut() implements AttemptResult {}

    /** A kill was asked for while it ran, and its whole tree was stopped. */
    record Killed() implements AttemptResult {}

    /** It was claimed, its end was not seen: it may have run, wholly, partly or not at all. */
    record Lost(String code, Text sentence) implements AttemptResult {}

    /** No process was ever started for it, and none will be. */
    record NotStarted(String code, Text sentence) implements AttemptResult {}

    static NotStarted notStarted(Problem problem) {
        return new NotStarted(problem.code(), problem.sentence());
    }

    static Lost lost(Problem problem) {
        return new Lost(problem.code(), problem.sentence());
    }
}
