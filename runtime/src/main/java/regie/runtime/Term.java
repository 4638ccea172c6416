package regie.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import regie.kernel.Actor;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Chain;
import regie.runtime.journal.Commit;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.RecordedAnswer;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;

/**
 * One uninterrupted time as the writer: the machine, the batch that grows, and the commit under way.
 *
 * <p>The state evolves before its events are committed. That is allowed because nothing of it is seen
 * outside before, and because a term that is deposed is dropped whole.
 */
final class Term<C, E, X> {

    private static final int STEP_MAX = 256;
    private static final int REPEATS_MAX = 64;
    private static final Provenance TIMER = Provenance.of(new Actor("regie"), "timer");
    private static final Provenance CLOCK = Provenance.of(new Actor("regie"), "clock");

    private final StreamId stream;
    private final Machine<C, E, X> machine;
    private final Feature<C, E, X> feature;
    private final LoopPorts ports;
    private final LoopSettings settings;
    private final Flights<E, X> flights;
    private final Broken broken;
    private final Chain chain = new Chain();
    private final KnownCommands known = new KnownCommands();
    private final AnsweredBefore<C, E, X> answered;
    private int repeats;
    private List<X> held = new ArrayList<>();
    private Batch<E, X> batch;
    private Moment last;

    Term(
            StreamId stream, Machine<C, E, X> machine, StreamPosition position, Feature<C, E, X> feature,
            LoopPorts ports, LoopSettings settings, Flights<E, X> flights, Broken broken, Consumer<Runnable> signals) {
        this.stream = stream;
        this.machine = machine;
        this.feature = feature;
        this.ports = ports;
        this.settings = settings;
        this.flights = flights;
        this.broken = broken;
        this.answered = new AnsweredBefore<>(ports.inbox(), ports.clocks(), signals);
        this.batch = new Batch<>(position, chain);
        this.last = new Moment(position.at(), Instant.EPOCH);
        held.addAll(machine.pending());
    }

    KnownCommands known() {
        return known;
    }

    Machine<C, E, X> machine() {
        return machine;
    }

    /** Decides what waits and is due, and sends the next commit if none is under way. */
    boolean step(Queue<Waiting<C, E, X>> queue, long now) {
        boolean moved = !flights.inDoubt() && (answered.step(now) | decideSome(queue));
        return sendNext() || moved;
    }

    /** The clock jumped: what the machine makes of it is decided like anything else. */
    void clockJumped(Duration jump) {
        decide(Request.of(machine.clockJumped(jump), CLOCK), new CompletableFuture<>());
    }

    /** Real nanoseconds until something falls due by itself; very long when nothing will. */
    long nanosUntilDue() {
        return machine.nextTimer().map(ports.clocks().production()::nanosUntil).orElse(Long.MAX_VALUE / 4);
    }

    /** Real nanoseconds until the inbox is to be asked again about a command. */
    long nanosUntilStep(long now) {
        return answered.nanosUntilStep(now);
    }

    boolean isIdle() {
        return !flights.isFlying() && batch.isEmpty() && answered.isEmpty();
    }

    boolean holdsEffects() {
        return !held.isEmpty();
    }

    List<X> takeEffects() {
        List<X> taken = held;
        held = new ArrayList<>();
        return taken;
    }

    /** After its commit: answers go out, effects wait for a fresh lease. */
    void committed(Batch<E, X> done) {
        held.addAll(done.effects());
        done.committed();
    }

    void drop() {
        flights.drop();
        answered.drop();
        batch.dropped();
    }

    private boolean decideSome(Queue<Waiting<C, E, X>> queue) {
        boolean moved = wakeUp() | decideUnanswered();
        for (int taken = 0; taken < STEP_MAX && !isFull() && !answered.isFull(); taken++) {
            Waiting<C, E, X> next = queue.poll();
            if (next == null) {
                return moved;
            }
            moved = true;
            switch (next) {
                case Waiting.Asked<C, E, X> asked -> ask(asked);
                case Waiting.Looked<C, E, X, ?> looked -> look(looked);
            }
        }
        return moved;
    }

    /** What the inbox has meanwhile said to be new. */
    private boolean decideUnanswered() {
        boolean moved = false;
        while (!isFull()) {
            Waiting.Asked<C, E, X> next = answered.next();
            if (next == null) {
                return moved;
            }
            moved = true;
            decide(next.request(), next.answer());
        }
        return moved;
    }

    private boolean isFull() {
        return batch.commands() >= settings.batchMax() || batch.size() >= settings.eventsMax();
    }

    private boolean wakeUp() {
        Optional<Instant> timer = machine.nextTimer();
        if (timer.isEmpty() || isFull() || moment().at().isBefore(timer.get())) {
            return false;
        }
        decide(Request.of(machine.timersDue(), TIMER), new CompletableFuture<>());
        // What it starts may have a timer of the same instant; what never ends is a mistake of the machine.
        repeats = machine.nextTimer().equals(timer) ? repeats + 1 : 0;
        if (repeats == REPEATS_MAX) {
            throw new IllegalStateException("the timer of " + timer.get() + " is still there after it was handled");
        }
        return true;
    }

    private void ask(Waiting.Asked<C, E, X> asked) {
        Request<C> request = asked.request();
        CompletableFuture<Answer> answer = asked.answer();
        if (request.id().isEmpty()) {
            decide(request, answer);
            return;
        }
        Optional<CompletableFuture<Answer>> before = known.find(request.id().get());
        if (before.isPresent()) {
            before.get().whenComplete((given, failure) -> pass(given, failure, answer));
            return;
        }
        known.put(request.id().get(), answer);
        if (asked.unanswered()) {
            decide(request, answer);
        } else {
            answered.look(asked);
        }
    }

    private static void pass(@Nullable Answer given, @Nullable Throwable failure, CompletableFuture<Answer> answer) {
        if (given != null) {
            answer.complete(given);
        }
        if (failure != null) {
            answer.completeExceptionally(failure);
        }
    }

    private <R> void look(Waiting.Looked<C, E, X, R> looked) {
        R seen;
        try {
            seen = looked.look().apply(machine);
        } catch (RuntimeException failed) {
            // A reader's own mistake is the reader's; it changed nothing.
            looked.result().completeExceptionally(failed);
            return;
        }
        batch.then(() -> looked.result().complete(seen), () -> looked.result().completeExceptionally(new NotWriter()));
    }

    private void decide(Request<C> request, CompletableFuture<Answer> promise) {
        Moment moment = moment();
        batch.counted();
        Answer answer = broken.refusal(request.id()).orElseGet(() -> answer(request, moment, promise));
        request.id().ifPresent(id -> batch.answer(new RecordedAnswer(id, answer, moment.machine())));
        batch.then(() -> promise.complete(answer), () -> promise.complete(new Answer.Unknown()));
    }

    private Answer answer(Request<C> request, Moment moment, CompletableFuture<Answer> promise) {
        try {
            return switch (machine.decide(request.command(), moment)) {
                case Decision.Accepted<E> accepted -> accept(accepted.events(), moment, request);
                case Decision.Refused<E> refused -> Answer.Refused.of(refused.problem());
            };
        } catch (RuntimeException bug) {
            broken.add(request.id());
            promise.complete(new Answer.Unknown());
            throw bug;
        }
    }

    private Answer accept(List<E> events, Moment moment, Request<C> request) {
        long first = batch.seq() + 1;
        for (E event : events) {
            batch.add(event, feature.events(), moment, request);
            machine.effects(event, batch::effect);
        }
        return new Answer.Done(first, batch.seq());
    }

    /** Never goes back, whatever happens to the clocks. */
    private Moment moment() {
        Instant at = ports.clocks().production().now();
        Instant machineTime = ports.clocks().machine().instant();
        last = new Moment(
                at.isBefore(last.at()) ? last.at() : at,
                machineTime.isBefore(last.machine()) ? last.machine() : machineTime);
        return last;
    }

    private boolean sendNext() {
        if (flights.isFlying()) {
            return false;
        }
        if (batch.isEmpty()) {
            return answerAtOnce();
        }
        Commit commit = batch.seal(stream, machine, moment().machine());
        Batch<E, X> sealed = batch;
        batch = new Batch<>(commit.after(), chain);
        flights.send(commit, sealed);
        return true;
    }

    /** Nothing was written since the last commit, so all that was seen is committed already. */
    private boolean answerAtOnce() {
        if (!batch.isWaited()) {
            return false;
        }
        Batch<E, X> done = batch;
        batch = done.next();
        done.committed();
        return true;
    }
}
