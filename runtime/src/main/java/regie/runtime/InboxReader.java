package regie.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.StreamId;

/** Fetches what other servers put into the inbox: when told, and now and then in case it was not told. */
final class InboxReader<C> {

    private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);
    private static final int FETCH_MAX = 500;

    private final StreamId stream;
    private final Inbox inbox;
    private final CommandCodec<C> codec;
    private final Clocks clocks;
    private final long pollNanos;
    private final Consumer<Runnable> signals;
    private final AutoCloseable subscription;
    private final AtomicBoolean told = new AtomicBoolean(true);
    private boolean asking;
    private int term;
    private long askAt;
    private List<InboxCommand> fetched = List.of();

    InboxReader(
            StreamId stream, Inbox inbox, CommandCodec<C> codec, Clocks clocks, LoopSettings settings,
            Consumer<Runnable> signals) {
        this.stream = stream;
        this.inbox = inbox;
        this.codec = codec;
        this.clocks = clocks;
        this.pollNanos = settings.inboxPoll().toNanos();
        this.signals = signals;
        this.askAt = clocks.monotonic().nanos();
        this.subscription = inbox.onChange(stream, () -> {
            if (told.compareAndSet(false, true)) {
                signals.accept(() -> {});
            }
        });
    }

    /**
     * A new term begins: what was fetched or is being fetched from before it counts for nothing, since
     * another writer may have answered it meanwhile.
     */
    void begin() {
        term++;
        asking = false;
        askAt = clocks.monotonic().nanos();
        told.set(true);
        fetched = List.of();
    }

    /** Hands fetched commands to {@code taker} and asks for more when it is time. */
    boolean step(long now, KnownCommands known, BiPredicate<Request<C>, CompletableFuture<Answer>> taker) {
        boolean moved = handOver(known, taker);
        if (!asking && fetched.isEmpty() && (told.get() || now - askAt >= 0)) {
            asking = true;
            told.set(false);
            int begun = term;
            inbox.unanswered(stream, FETCH_MAX).whenComplete((commands, failure) -> signals.accept(() -> {
                if (begun != term) {
                    return;
                }
                asking = false;
                askAt = clocks.monotonic().nanos() + pollNanos;
                fetched = failure == null ? commands : List.of();
            }));
            return true;
        }
        return moved;
    }

    long nanosUntilStep(long now) {
        return asking ? Long.MAX_VALUE / 4 : Math.max(0, askAt - now);
    }

    void close() {
        try {
            subscription.close();
        } catch (Exception failed) {
            LOG.debug("the inbox subscription did not close", failed);
        }
    }

    private boolean handOver(KnownCommands known, BiPredicate<Request<C>, CompletableFuture<Answer>> taker) {
        if (fetched.isEmpty()) {
            return false;
        }
        for (InboxCommand command : fetched) {
            if (known.find(command.id()).isEmpty()) {
                read(command).ifPresent(request -> taker.test(request, new CompletableFuture<>()));
            }
        }
        fetched = List.of();
        return true;
    }

    /** A command that cannot be read stays unanswered: a server of its own version may read it. */
    private Optional<Request<C>> read(InboxCommand command) {
        try {
            C read = codec.decode(command.type(), command.body());
            return Optional.of(Request.of(command.id(), read, command.provenance()));
        } catch (RuntimeException unreadable) {
            LOG.error("the inbox command {} of type {} cannot be read", command.id(), command.type(), unreadable);
            return Optional.empty();
        }
    }
}
