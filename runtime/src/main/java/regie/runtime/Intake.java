package regie.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.StreamId;

/**
 * The door for commands on every server: the writer's own loop when it is here, the inbox otherwise.
 * A command whose id was answered before gets the same answer again.
 */
public final class Intake<C> {

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final StreamId stream;
    private final Loop<C, ?, ?> loop;
    private final Inbox inbox;
    private final CommandCodec<C> codec;

    public Intake(StreamId stream, Loop<C, ?, ?> loop, Inbox inbox, CommandCodec<C> codec) {
        this.stream = stream;
        this.loop = loop;
        this.inbox = inbox;
        this.codec = codec;
    }

    /** Fails when the journal is away and this server is not the writer. */
    public CompletableFuture<Answer> submit(Request<C> request) {
        if (request.id().isEmpty()) {
            return loop.submit(request);
        }
        CommandId id = request.id().get();
        return loop.submit(request).thenCompose(answer -> answer instanceof Answer.NotWriter
                ? handOver(id, request)
                : CompletableFuture.completedFuture(answer));
    }

    private CompletableFuture<Answer> handOver(CommandId id, Request<C> request) {
        InboxCommand command = new InboxCommand(
                id, codec.type(request.command()), codec.encode(request.command()), request.provenance());
        return inbox.put(stream, command).thenCompose(put -> awaitAnswer(id));
    }

    /** Waits as long as the caller does; whoever stops waiting cancels the future. */
    private CompletableFuture<Answer> awaitAnswer(CommandId id) {
        CompletableFuture<Answer> waited = new CompletableFuture<>();
        AtomicReference<AutoCloseable> subscription = new AtomicReference<>();
        subscription.set(inbox.onChange(stream, () -> lookFor(id, waited)));
        lookAgain(id, waited);
        return waited.whenComplete((answer, failure) -> close(subscription.get()));
    }

    private void lookAgain(CommandId id, CompletableFuture<Answer> waited) {
        if (!waited.isDone()) {
            lookFor(id, waited);
            CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> lookAgain(id, waited));
        }
    }

    private void lookFor(CommandId id, CompletableFuture<Answer> waited) {
        inbox.answer(id).thenAccept(found -> found.ifPresent(waited::complete));
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
