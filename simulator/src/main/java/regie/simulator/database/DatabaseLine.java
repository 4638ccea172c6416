package regie.simulator.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Commit;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.Journal;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;
import regie.simulator.chance.Chance;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.time.Alarm;
import regie.simulator.time.Life;
import regie.simulator.time.VirtualTime;

/**
 * One server's line to the database. A request takes its time to get there, is carried out at once,
 * and its answer takes its time to come back. Either way may fail; the caller then hears that the
 * journal is away and knows nothing more. A request under way is carried out even when its server
 * has died meanwhile: that is the crash after the commit.
 */
public final class DatabaseLine implements Journal, Leases, Inbox {

    private static final Duration QUICK = Duration.ofNanos(200_000);
    private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(5);

    private final Stored stored;
    private final Supplier<DatabaseWeather> weather;
    private final VirtualTime time;
    private final Life life;
    private final Chance chance;
    private final Sabotage sabotage;
    private final List<Runnable> listeners = new ArrayList<>();

    public DatabaseLine(Stored stored, Supplier<DatabaseWeather> weather, VirtualTime time, Life life, Chance chance,
            Sabotage sabotage) {
        this.stored = stored;
        this.weather = weather;
        this.time = time;
        this.life = life;
        this.chance = chance;
        this.sabotage = sabotage;
    }

    private <T> CompletableFuture<T> ask(Supplier<T> transaction) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        DatabaseWeather now = weather.get();
        boolean arrives = !now.away() && !chance.percent(now.requestLostPercent());
        if (arrives || chance.percent(20)) {
            boolean late = !arrives;
            Duration way = chance.skewed(QUICK, now.latencyMost());
            // A request that the caller has given up may still be carried out: a backend that nobody listens to.
            time.after(late ? way.plus(chance.duration(Duration.ZERO, GIVES_UP_AFTER)) : way, () -> arrived(transaction, answer));
        }
        Alarm patience = life.after(GIVES_UP_AFTER, () -> answer.completeExceptionally(new JournalAway("no answer")));
        answer.whenComplete((given, failure) -> patience.cancel());
        if (!arrives && chance.percent(50)) {
            life.after(chance.duration(QUICK, Duration.ofMillis(500)),
                    () -> answer.completeExceptionally(new JournalAway("connection refused")));
        }
        return answer;
    }

    private <T> void arrived(Supplier<T> transaction, CompletableFuture<T> answer) {
        DatabaseWeather now = weather.get();
        // The sender has died meanwhile: perhaps the bytes had left it, perhaps not.
        boolean neverLeft = !life.alive() && chance.percent(40);
        if (now.away() || neverLeft) {
            return;
        }
        T result = transaction.get();
        if (chance.percent(now.answerLostPercent())) {
            if (chance.percent(50)) {
                life.after(QUICK, () -> answer.completeExceptionally(new JournalAway("connection reset")));
            }
            return;
        }
        life.after(chance.skewed(QUICK, now.latencyMost()), () -> answer.complete(result));
    }

    @Override
    public CompletableFuture<Appended> append(Commit commit) {
        CompletableFuture<Appended> truth = ask(() -> stored.append(commit));
        // Broken on purpose: the loop hears of its commit before it is one, and lets everything out.
        return sabotage == Sabotage.EFFECTS_BEFORE_COMMIT ? CompletableFuture.completedFuture(new Appended.Done()) : truth;
    }

    @Override
    public CompletableFuture<StreamPosition> position(StreamId stream) {
        return ask(stored::position);
    }

    @Override
    public CompletableFuture<StreamPosition> recover(StreamId stream, StateSource rows) {
        return ask(() -> {
            stored.rows().forEach((kind, entries) -> entries.forEach((key, body) -> rows.row(kind, key, body)));
            return stored.position();
        });
    }

    @Override
    public CompletableFuture<Acquired> acquire(StreamId stream, Holder holder) {
        return ask(() -> stored.acquire(holder, time.nanos()));
    }

    @Override
    public CompletableFuture<Boolean> renew(StreamId stream, Holder holder, long epoch) {
        return ask(() -> stored.renew(holder, epoch, time.nanos()));
    }

    @Override
    public CompletableFuture<Void> release(StreamId stream, Holder holder, long epoch) {
        return this.<Optional<Void>>ask(() -> {
            stored.release(holder, epoch);
            return Optional.empty();
        }).thenApply(done -> null);
    }

    @Override
    public CompletableFuture<Boolean> put(StreamId stream, InboxCommand command) {
        return ask(() -> stored.put(command));
    }

    /** What is recorded under an id. */
    @Override
    public CompletableFuture<Optional<Answer>> answer(CommandId id) {
        return ask(() -> Optional.ofNullable(stored.answers().get(id)));
    }

    @Override
    public CompletableFuture<List<InboxCommand>> unanswered(StreamId stream, int limit) {
        return ask(() -> stored.unanswered(limit));
    }

    @Override
    public AutoCloseable onChange(StreamId stream, Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The database tells its listeners that something came in. */
    public void notice() {
        if (life.alive()) {
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}
