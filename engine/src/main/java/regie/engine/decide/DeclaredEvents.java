package regie.engine.decide;

import java.util.List;
import java.util.Optional;
import regie.engine.BetweenFacts;
import regie.engine.BetweenProblem;
import regie.engine.By;
import regie.engine.DropCause;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.dispatch.Waiting;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;

/** Declared events raised and dropped by hand or by other programs. */
final class DeclaredEvents {

    private DeclaredEvents() {}

    static Optional<EngineProblem> raise(Turn turn, EngineCommand.RaiseEvent it) {
        Optional<EstateFacts> facts = turn.state().facts();
        if (facts.isEmpty()) {
            return Optional.of(new EngineProblem.NoEstate());
        }
        if (facts.get().between().event(it.name()).isEmpty()) {
            List<String> names = facts.get().between().events().stream().map(BetweenFacts.Known::name).toList();
            return Optional.of(new BetweenProblem.NoSuchEvent(it.name(), names));
        }
        turn.emit(new EngineEvent.EventRaised(turn.now(), it.name(), it.date(), Waiting.old(turn, it.name()), Optional.empty(), it.by()));
        return Optional.empty();
    }

    static Optional<EngineProblem> drop(Turn turn, EngineCommand.DropEvent it) {
        if (turn.state().events().find(it.name(), it.date()).isEmpty()) {
            return Optional.of(new BetweenProblem.EventNotRaised(it.name(), it.date()));
        }
        turn.emit(new EngineEvent.EventDropped(turn.now(), it.name(), it.date(), DropCause.GESTURE, Optional.empty(), it.by()));
        return Optional.empty();
    }

    /** One that is older than its declaration lets it be. */
    static void old(Turn turn, String id) {
        Optional<StateRow.Event> event = turn.state().events().find(id).filter(known -> !turn.now().isBefore(known.old()));
        event.ifPresent(known -> turn.emit(new EngineEvent.EventDropped(
                turn.now(), known.name(), known.date(), DropCause.OLD, Optional.empty(), By.REGIE)));
    }
}
