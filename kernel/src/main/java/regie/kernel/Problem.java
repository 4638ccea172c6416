package regie.kernel;

/**
 * An expected refusal: a value with a name and a sentence, never an exception.
 *
 * <p>Each feature has its own sealed family; the simple name of the record is the code that
 * scripts may rely on, so renaming one is a change of contract.
 */
public interface Problem {

    /** The stable name, such as {@code RunAlreadyEnded}. */
    default String code() {
        return getClass().getSimpleName();
    }

    /** What happened, what it means, and what to do. */
    Text sentence();
}
