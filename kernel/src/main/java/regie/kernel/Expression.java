package regie.kernel;

import java.util.Set;

/**
 * A compiled expression of the estate's language. Pure: the same scope gives the same result.
 * {@code formats} compiles CEL to it; the domain only evaluates.
 */
public interface Expression {

    /** The expression as it was written. */
    String source();

    /** The root names that it reads ({@code date}, {@code tasks}, a variable), sorted. */
    Set<String> references();

    /** Evaluates, or says why it could not (a missing name, a wrong type). */
    Outcome evaluate(Scope scope);

    /** Where an expression finds the values of its root names. */
    interface Scope {
        /** {@link Value#NOTHING} when there is no such name. */
        Value lookup(String name);

        /** The calendar behind {@code date.working(n)} and its like. */
        default DateFunctions dates() {
            return DateFunctions.NONE;
        }
    }

    /** What came out of an evaluation. */
    sealed interface Outcome {
        record Is(Value value) implements Outcome {}

        record Failed(String sentence) implements Outcome {}
    }
}
