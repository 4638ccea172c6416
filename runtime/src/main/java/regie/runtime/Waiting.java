package regie.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import regie.runtime.journal.Answer;

/** What waits in a loop's queue for its turn. */
sealed interface Waiting<C, E, X> {

    record Asked<C, E, X>(Request<C> request, CompletableFuture<Answer> answer) implements Waiting<C, E, X> {}

    record Looked<C, E, X, R>(Function<? super Machine<C, E, X>, ? extends R> look, CompletableFuture<R> result)
            implements Waiting<C, E, X> {}
}
