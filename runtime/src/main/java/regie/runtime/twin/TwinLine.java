package regie.runtime.twin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import regie.runtime.journal.JournalAway;

/**
 * One server's connection to a {@link TwinDatabase}. A request travels there, and its answer back, as
 * tasks of {@code travel}: at once with {@code Runnable::run}, or whenever a simulator says.
 */
final class TwinLine {

    private final Weather weather;
    private final Executor travel;

    TwinLine(Weather weather, Executor travel) {
        this.weather = weather;
        this.travel = travel;
    }

    <T> CompletableFuture<T> call(String operation, Supplier<T> deed) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Weather.Fate fate = weather.next(operation);
        travel.execute(() -> {
            if (fate == Weather.Fate.LOST) {
                travel.execute(() -> answer.completeExceptionally(new JournalAway("the request was lost")));
                return;
            }
            T done = deed.get();
            if (fate == Weather.Fate.ANSWER_LOST) {
                travel.execute(() -> answer.completeExceptionally(new JournalAway("the answer was lost")));
                return;
            }
            travel.execute(() -> answer.complete(done));
        });
        return answer;
    }
}
