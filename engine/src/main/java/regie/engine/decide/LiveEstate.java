package regie.engine.decide;

import java.util.List;
import java.util.Optional;
import regie.engine.Breakage;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.dispatch.Breakages;
import regie.engine.dispatch.Periods;
import regie.engine.state.Host;
import regie.engine.state.Resource;
import regie.engine.turn.CapacityHours;
import regie.engine.turn.Turn;

/** The live estate: versions, brakes, capacities, the list of exceptions. */
final class LiveEstate {

    private static final int BROKEN_MAX = 20;
    private static final int CAPACITY_MAX = 1_000_000;

    private LiveEstate() {}

    static Optional<EngineProblem> apply(Turn turn, EngineCommand.ApplyEstate it) {
        if (!it.force()) {
            List<Breakage> broken = Breakages.of(turn.state(), it.facts(),
                    plan -> turn.catalog().find(it.facts().version(), plan).isPresent());
            if (!broken.isEmpty()) {
                return Optional.of(new EngineProblem.EstateBreaks(it.facts().version(), broken.subList(0, Math.min(BROKEN_MAX,
                        broken.size())), broken.size()));
            }
        }
        if (!turn.state().facts().equals(Optional.of(it.facts()))) {
            turn.emit(new EngineEvent.EstateApplied(turn.now(), it.facts(), it.by()));
            CapacityHours.turnAll(turn);
            Periods.begin(turn);
        }
        return Optional.empty();
    }

    static Optional<EngineProblem> pause(Turn turn, EngineCommand.Pause it) {
        if (turn.state().pause(it.scope()).isEmpty()) {
            turn.emit(new EngineEvent.DispatchPaused(turn.now(), it.scope(), it.by()));
        }
        return Optional.empty();
    }

    static Optional<EngineProblem> resume(Turn turn, EngineCommand.Resume it) {
        if (turn.state().pause(it.scope()).isPresent()) {
            turn.emit(new EngineEvent.DispatchResumed(turn.now(), it.scope(), it.by()));
        }
        return Optional.empty();
    }

    static Optional<EngineProblem> capacity(Turn turn, EngineCommand.SetCapacity it) {
        Optional<Resource> resource = turn.state().resource(it.resource()).filter(Resource::known);
        if (resource.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchResource(it.resource()));
        }
        if (it.capacity() < 0 || it.capacity() > CAPACITY_MAX) {
            return Optional.of(new EngineProblem.OutOfBounds("capacity", it.capacity(), 0, CAPACITY_MAX));
        }
        if (resource.get().capacity() != it.capacity()) {
            turn.emit(new EngineEvent.CapacitySet(turn.now(), it.resource(), it.capacity(), it.by()));
        }
        return Optional.empty();
    }

    static Optional<EngineProblem> slots(Turn turn, EngineCommand.SetSlots it) {
        if (turn.state().host(it.host()).filter(Host::known).isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchHost(it.host()));
        }
        if (it.slots().isPresent() && (it.slots().get() < 0 || it.slots().get() > CAPACITY_MAX)) {
            return Optional.of(new EngineProblem.OutOfBounds("slots", it.slots().get(), 0, CAPACITY_MAX));
        }
        turn.emit(new EngineEvent.SlotsSet(turn.now(), it.host(), it.slots(), it.by()));
        return Optional.empty();
    }

    static Optional<EngineProblem> putRight(Turn turn, EngineCommand.PutRight it) {
        if (turn.state().exceptions().stream().noneMatch(row -> row.id() == it.exception())) {
            return Optional.of(new EngineProblem.NoSuchException(it.exception()));
        }
        turn.emit(new EngineEvent.ExceptionPutRight(turn.now(), it.exception(), it.by()));
        return Optional.empty();
    }

    static Optional<EngineProblem> acknowledge(Turn turn, EngineCommand.AcknowledgeInstruction it) {
        if (turn.state().instructions().stream().noneMatch(row -> row.id() == it.instruction())) {
            return Optional.of(new EngineProblem.NoSuchInstruction(it.instruction()));
        }
        turn.emit(new EngineEvent.InstructionAcknowledged(turn.now(), it.instruction(), it.by()));
        return Optional.empty();
    }
}
