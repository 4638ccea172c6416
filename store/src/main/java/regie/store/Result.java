package regie.store;

import java.util.function.Function;
import regie.kernel.Problem;

/** What was asked for, or the problem that refused it. */
public sealed interface Result<T> {

    record Good<T>(T value) implements Result<T> {}

    record Refused<T>(Problem problem) implements Result<T> {}

    static <T> Result<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Result<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    default <R> Result<R> then(Function<? super T, Result<R>> next) {
        return switch (this) {
            case Good<T> good -> next.apply(good.value);
            case Refused<T> refused -> new Refused<>(refused.problem);
        };
    }

    /** The value, where a refusal would be a bug. */
    default T orThrow() {
        return switch (this) {
            case Good<T> good -> good.value;
            case Refused<T> refused -> throw new IllegalStateException(
                    refused.problem.code() + ": " + refused.problem.sentence().en());
        };
    }
}
