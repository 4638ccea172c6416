package regie.engine.decide;

import java.util.Optional;
import regie.engine.Catalog;
import regie.engine.DayCommand;
import regie.engine.EngineCommand;
import regie.engine.EngineCommand.*;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.day.Days;
import regie.engine.dispatch.Settling;
import regie.engine.gesture.Deed;
import regie.engine.gesture.Gestures;
import regie.engine.state.EngineState;
import regie.engine.turn.Turn;
import regie.kernel.Decision;
import regie.kernel.Moment;

/**
 * Decides commands. Pure but for the state that it is given, which has evolved when the decision is accepted and is
 * untouched when it is refused: every refusal comes before the first event.
 */
public final class EngineDecider {

    private final Catalog catalog;

    public EngineDecider(Catalog catalog) {
        this.catalog = catalog;
    }

    public Decision<EngineEvent> decide(EngineState state, EngineCommand command, Moment moment) {
        Turn turn = new Turn(state, catalog, moment);
        Optional<EngineProblem> refusal = make(turn, command);
        if (refusal.isPresent()) {
            return new Decision.Refused<>(refusal.get());
        }
        Settling.settle(turn);
        return new Decision.Accepted<>(turn.events());
    }

    /** Makes it so, or says why not. */
    private static Optional<EngineProblem> make(Turn turn, EngineCommand command) {
        return switch (command) {
            case DayCommand it -> Days.make(turn, it);
            case Reported it -> AgentReports.reported(turn, it);
            case WakeUp it -> TimersDue.handle(turn);
            case OrderRun it -> RunOrders.order(turn, it);
            case Act it -> act(turn, it);
            case ActOnMany it -> Bulks.start(turn, it);
            case StopMany it -> Bulks.stop(turn, it);
            case ApplyEstate it -> LiveEstate.apply(turn, it);
            case RaiseEvent it -> DeclaredEvents.raise(turn, it);
            case DropEvent it -> DeclaredEvents.drop(turn, it);
            case Pause it -> LiveEstate.pause(turn, it);
            case Resume it -> LiveEstate.resume(turn, it);
            case SetCapacity it -> LiveEstate.capacity(turn, it);
            case SetSlots it -> LiveEstate.slots(turn, it);
            case PutRight it -> LiveEstate.putRight(turn, it);
            case AcknowledgeInstruction it -> LiveEstate.acknowledge(turn, it);
            case RemoveRun it -> RunOrders.remove(turn, it);
            case AgentJoined it -> AgentReports.joined(turn, it);
            case AgentLost it -> AgentReports.lost(turn, it);
        };
    }

    private static Optional<EngineProblem> act(Turn turn, Act act) {
        return switch (Gestures.of(turn, act.target(), act.gesture(), act.by())) {
            case Deed.Refused refused -> Optional.of(refused.problem());
            case Deed.Possible possible -> {
                possible.make().run();
                yield Optional.empty();
            }
        };
    }
}
