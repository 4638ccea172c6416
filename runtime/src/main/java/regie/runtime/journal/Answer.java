package regie.runtime.journal;

import regie.kernel.Problem;
import regie.kernel.Text;

/** What a caller hears about its command. Only the first two are recorded under its id. */
public sealed interface Answer {

    /** It is true and committed, with these events; {@code lastSeq < firstSeq}: it already was. */
    record Done(long firstSeq, long lastSeq) implements Answer {}

    /** It was refused, with the problem's name and sentence. */
    record Refused(String code, Text sentence) implements Answer {
        public static Refused of(Problem problem) {
            return new Refused(problem.code(), problem.sentence());
        }
    }

    /** The queue is full: nothing was done, and the same may be asked again in a while. */
    record Busy(int queued) implements Answer {}

    /** This server is not the writer: nothing was done; the inbox takes it to the writer. */
    record NotWriter() implements Answer {}

    /** The writer lost its place before it knew: ask again with the same command id. */
    record Unknown() implements Answer {}

    /** Whether asking again with the same id gives the same answer. */
    default boolean isFinal() {
        return switch (this) {
            case Done done -> true;
            case Refused refused -> true;
            case Busy busy -> false;
            case NotWriter notWriter -> false;
            case Unknown unknown -> false;
        };
    }
}
