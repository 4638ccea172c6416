package regie.engine.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Target;
import regie.engine.dispatch.Settling;
import regie.engine.gesture.Deed;
import regie.engine.gesture.Gestures;
import regie.engine.preview.TargetOrder;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;

/** One gesture on many, step by step, by timers: a crash in the middle loses nothing and repeats nothing. */
final class Bulks {

    private static final int TARGETS_MAX = 100_000;
    private static final int RATE_MAX = 60_000;
    private static final long MINUTE_MICROS = 60_000_000L;
    /** Without a brake: so many in one decision, so that no single decision takes long. */
    private static final int AT_ONCE = 200;

    private Bulks() {}

    static Optional<EngineProblem> start(Turn turn, EngineCommand.ActOnMany it) {
        if (it.targets().isEmpty()) {
            return Optional.of(new EngineProblem.NoTargets());
        }
        if (it.targets().size() > TARGETS_MAX) {
            return Optional.of(new EngineProblem.OutOfBounds("targets", it.targets().size(), 1, TARGETS_MAX));
        }
        if (it.perMinute() < 0 || it.perMinute() > RATE_MAX) {
            return Optional.of(new EngineProblem.OutOfBounds("rate per minute", it.perMinute(), 0, RATE_MAX));
        }
        if (find(turn, it.id()).isPresent()) {
            return Optional.of(new EngineProblem.BulkExists(it.id()));
        }
        List<Target> ordered = TargetOrder.sorted(turn.state(), it.targets());
        turn.emit(new EngineEvent.BulkStarted(turn.now(), it.id(), ordered, it.gesture(), it.perMinute(), it.by()));
        step(turn, it.id());
        return Optional.empty();
    }

    static Optional<EngineProblem> stop(Turn turn, EngineCommand.StopMany it) {
        Optional<StateRow.Bulk> bulk = find(turn, it.id());
        if (bulk.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchBulk(it.id()));
        }
        end(turn, bulk.get());
        return Optional.empty();
    }

    private static Optional<StateRow.Bulk> find(Turn turn, String id) {
        return turn.state().bulks().stream().filter(bulk -> bulk.id().equals(id)).findFirst();
    }

    /** What is due of it now. */
    static void step(Turn turn, String id) {
        for (int i = 0; i < AT_ONCE; i++) {
            Optional<StateRow.Bulk> found = find(turn, id);
            if (found.isEmpty() || found.get().due().isAfter(turn.now())) {
                return;
            }
            StateRow.Bulk bulk = found.get();
            make(turn, bulk);
            if (bulk.next() + 1 == bulk.targets().size()) {
                end(turn, find(turn, id).orElseThrow());
                return;
            }
            Settling.settle(turn);
        }
    }

    private static void make(Turn turn, StateRow.Bulk bulk) {
        Optional<String> refusal = switch (Gestures.of(turn, bulk.targets().get(bulk.next()), bulk.gesture(), bulk.by())) {
            case Deed.Refused refused -> Optional.of(refused.problem().code());
            case Deed.Possible possible -> {
                possible.make().run();
                yield Optional.empty();
            }
        };
        turn.emit(new EngineEvent.BulkStepped(turn.now(), bulk.id(), bulk.next(), refusal, next(bulk)));
    }

    private static Instant next(StateRow.Bulk bulk) {
        return bulk.perMinute() == 0 ? bulk.due() : bulk.due().plus(MINUTE_MICROS / bulk.perMinute(), ChronoUnit.MICROS);
    }

    private static void end(Turn turn, StateRow.Bulk bulk) {
        turn.emit(new EngineEvent.BulkEnded(turn.now(), bulk.id(), bulk.next() - bulk.refused(), bulk.refused()));
    }
}
