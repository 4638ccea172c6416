package regie.formats.cel;

import java.util.Set;
import regie.kernel.Expression;
import regie.kernel.Text;

/** What became of the text of an expression. */
public sealed interface Compiled {

    /**
     * @param result what it gives
     * @param tasks names, with underscores, of the tasks whose results it reads, sorted
     * @param facts what it reads of them, as {@code task.fact}, sorted
     */
    record Ready(Expression expression, Result result, Set<String> tasks, Set<String> facts) implements Compiled {}

    /** @param offset of the first character that is wrong, from 0 */
    record Broken(int offset, Text why) implements Compiled {}

    enum Result {
        BOOLEAN,
        OTHER,
        /** Known only when it is evaluated: a variable or an output. */
        UNKNOWN
    }
}
