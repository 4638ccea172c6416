package regie.simulator.audit;

import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.state.StateRow;

/** What events about the live estate change in the auditor's model. */
final class EstateFold {

    private final World world;

    EstateFold(World world) {
        this.world = world;
    }

    void take(EngineEvent.OfEstate event) {
        switch (event) {
            case EngineEvent.PlanPinned pinned -> world.pins.put(pinned.pin(), pinned.definition());
            case EngineEvent.EstateApplied applied -> world.apply(applied.facts());
            case EngineEvent.AgentConnected connected -> world.agents.put(connected.host(), connected.incarnation());
            case EngineEvent.AgentDisconnected disconnected -> world.agents.remove(disconnected.host());
            case EngineEvent.SlotsSet set -> set.slots().or(() -> declared(set)).ifPresentOrElse(
                    count -> world.slots.put(set.host(), count), () -> world.slots.remove(set.host()));
            case EngineEvent.CapacitySet set -> world.set(set.resource(), set.capacity());
            case EngineEvent.CapacityTurned turned -> world.turned(turned.resource(), turned.capacity());
            case EngineEvent.EventRaised raised -> world.events.put(StateRow.Event.id(raised.name(), raised.date()), raised.at());
            case EngineEvent.EventDropped dropped -> world.events.remove(StateRow.Event.id(dropped.name(), dropped.date()));
            case EngineEvent.DispatchPaused paused -> world.pauses.put(paused.scope().key(), paused.scope());
            case EngineEvent.DispatchResumed resumed -> world.pauses.remove(resumed.scope().key());
            case EngineEvent.Taken none -> { }
            case EngineEvent.NoteAdded none -> { }
            case EngineEvent.InstructionGiven none -> { }
            case EngineEvent.InstructionAcknowledged none -> { }
            case EngineEvent.InstructionEnded none -> { }
            case EngineEvent.ExceptionPutRight none -> { }
            case EngineEvent.BulkStarted none -> { }
            case EngineEvent.BulkStepped none -> { }
            case EngineEvent.BulkEnded none -> { }
        }
    }

    private java.util.Optional<Integer> declared(EngineEvent.SlotsSet event) {
        EstateFacts facts = world.facts;
        return facts == null ? java.util.Optional.empty() : facts.hosts().stream()
                .filter(host -> host.name().equals(event.host())).findFirst().flatMap(EstateFacts.HostFact::slots);
    }
}
