package regie.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import regie.runtime.journal.Answer;

/** What waits in a loop's queue for its turn. */
sealed interface Waiting<C, E, X> {

    /** @param unanswered whether the inbox has said, in this term, that nobody has answered it */
    record Asked<C, E, X>(Request<C> request, CompletableFuture<Answer> answer, boolean unanswered) implements Waiting<C, E, X> {

        /** Two are never the same, whatever they ask. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    record Looked<C, E, X, R>(Function<? super Machine<C, E, X>, ? extends R> look, CompletableFuture<R> result)
            implements Waiting<C, E, X> {}
}
