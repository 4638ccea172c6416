package regie.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.runtime.lease.LeaseCommand;
import regie.runtime.lease.LeaseEvent;
import regie.runtime.lease.LeaseMachine;
import regie.runtime.lease.LeaseState;
import regie.runtime.lease.Leases;

/** Runs the lease machine: carries its questions to the leases and their answers back. */
final class LeaseKeeper {

    private final StreamId stream;
    private final Holder holder;
    private final Leases leases;
    private final Clocks clocks;
    private final Consumer<Runnable> signals;
    private LeaseState state;
    private String awayCause = "";

    LeaseKeeper(StreamId stream, Holder holder, Leases leases, Clocks clocks, Consumer<Runnable> signals) {
        this.stream = stream;
        this.holder = holder;
        this.leases = leases;
        this.clocks = clocks;
        this.signals = signals;
        this.state = LeaseMachine.start(clocks.monotonic().nanos());
    }

    boolean step(long now) {
        return apply(new LeaseCommand.Tick(now));
    }

    /** The epoch that it holds, or 0. */
    long epoch() {
        return state instanceof LeaseState.Holding holding ? holding.epoch() : 0;
    }

    boolean isFresh(long now) {
        return LeaseMachine.fresh(state, now);
    }

    String writer() {
        return switch (state) {
            case LeaseState.Without without -> without.writer();
            case LeaseState.Asking asking -> asking.writer();
            case LeaseState.Holding holding -> holder.server();
        };
    }

    /** Why the last question had no answer. */
    String awayCause() {
        return awayCause.isEmpty() ? "the lease was not renewed in time" : awayCause;
    }

    void depose() {
        apply(new LeaseCommand.Depose(clocks.monotonic().nanos()));
    }

    long nanosUntilStep(long now) {
        long left = LeaseMachine.nextTick(state) - now;
        // A database that does not answer must not make the loop spin: its answer, or its failure, is a signal.
        return left <= 0 && LeaseMachine.asks(state) ? Long.MAX_VALUE / 4 : Math.max(0, left);
    }

    CompletableFuture<Void> release() {
        long epoch = epoch();
        depose();
        return epoch == 0 ? CompletableFuture.completedFuture(null) : leases.release(stream, holder, epoch);
    }

    private boolean apply(LeaseCommand command) {
        var events = LeaseMachine.decide(state, command);
        for (LeaseEvent event : events) {
            state = LeaseMachine.evolve(state, event);
            act(event);
        }
        return !events.isEmpty();
    }

    private void act(LeaseEvent event) {
        switch (event) {
            case LeaseEvent.Asked asked -> ask();
            case LeaseEvent.RenewalSent sent -> renew(epoch());
            case LeaseEvent.Taken taken -> {}
            case LeaseEvent.FoundHeld held -> {}
            case LeaseEvent.Renewed renewed -> awayCause = "";
            case LeaseEvent.RenewalFailed failed -> {}
            case LeaseEvent.Lost lost -> {}
        }
    }

    private void ask() {
        leases.acquire(stream, holder).whenComplete((answer, failure) -> signals.accept(() -> {
            long now = clocks.monotonic().nanos();
            if (failure != null) {
                awayCause = String.valueOf(failure.getMessage());
                apply(new LeaseCommand.Away(now));
                return;
            }
            apply(switch (answer) {
                case Leases.Acquired.Granted granted -> new LeaseCommand.Grant(granted.epoch());
                case Leases.Acquired.Held held -> new LeaseCommand.Refuse(held.server(), held.left().toNanos(), now);
            });
        }));
    }

    private void renew(long epoch) {
        leases.renew(stream, holder, epoch).whenComplete((renewed, failure) -> signals.accept(() -> {
            if (epoch != epoch()) {
                return;
            }
            long now = clocks.monotonic().nanos();
            if (failure != null) {
                awayCause = String.valueOf(failure.getMessage());
                apply(new LeaseCommand.Away(now));
                return;
            }
            apply(renewed ? new LeaseCommand.ConfirmRenewal() : new LeaseCommand.Depose(now));
        }));
    }
}
