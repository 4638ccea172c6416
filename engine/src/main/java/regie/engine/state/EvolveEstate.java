package regie.engine.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.*;
import regie.engine.EstateFacts;
import regie.engine.Target;
import regie.kernel.HostName;
import regie.kernel.ResourceName;

/** Folds what happens to the live estate, and what belongs to no run in particular. */
final class EvolveEstate {

    private EvolveEstate() {}

    static void evolve(EngineState state, EngineEvent.OfEstate event) {
        switch (event) {
            case PlanPinned it -> {
                state.pins.put(it.pin(), new EngineState.Pinned(new PlanGraph(it.pin(), it.definition())));
                state.dirt.row(new StateRow.Pin(it.pin(), it.definition()));
            }
            case EstateApplied it -> {
                facts(state, it.facts());
                state.dirt.row(new StateRow.Estate(it.facts()));
            }
            case AgentConnected it -> connected(state, it);
            case AgentDisconnected it -> {
                Host host = host(state, it.host());
                host.connected = false;
                host.since = it.at();
                state.dirt.host(host);
            }
            case SlotsSet it -> {
                Host host = host(state, it.host());
                host.slotsSet = it.slots().orElse(null);
                state.dirt.host(host);
                state.work.serve(host);
            }
            case CapacitySet it -> capacity(state, it);
            case CapacityTurned it -> Capacities.turned(state, it);
            case EventRaised it -> state.events.raised(it);
            case EventDropped it -> state.events.dropped(it);
            case DispatchPaused it -> paused(state, new StateRow.Pause(it.scope(), it.at(), it.by()));
            case DispatchResumed it -> resumed(state, it);
            case BulkStarted it -> bulk(state, new StateRow.Bulk(it.id(), it.targets(), it.gesture(), it.perMinute(),
                    it.by(), 0, 0, it.at()));
            case BulkStepped it -> stepped(state, it);
            case BulkEnded it -> {
                state.bulks.remove(it.id());
                state.dirt.gone(new StateRow.Key(StateRow.Kind.BULK, it.id()));
            }
            case Taken it -> taken(state, it.target(), it.by());
            case NoteAdded it -> {}
            case InstructionGiven it -> {
                StateRow.Instruction row = new StateRow.Instruction(it.id(), it.target(), it.text(), it.at(), it.until(), it.by());
                state.lastInstruction = Math.max(state.lastInstruction, it.id());
                state.dirt.misc();
                state.instructions.put(it.id(), row);
                state.dirt.row(row);
                state.moves.timer(it.until(), Timer.Kind.INSTRUCTION, it.id());
            }
            case InstructionAcknowledged it -> forget(state, it.id());
            case InstructionEnded it -> forget(state, it.id());
            case ExceptionPutRight it -> Exceptions.remove(state, it.id());
        }
    }

    static void facts(EngineState state, EstateFacts facts) {
        state.facts = facts;
        LinkedHashMap<HostName, EstateFacts.HostFact> known = new LinkedHashMap<>();
        facts.hosts().forEach(fact -> known.put(fact.name(), fact));
        facts.hosts().forEach(fact -> host(state, fact.name()));
        state.hosts.values().forEach(host -> host.fact = known.get(host.name()));
        LinkedHashMap<ResourceName, EstateFacts.ResourceFact> counted = new LinkedHashMap<>();
        facts.resources().forEach(fact -> counted.put(fact.name(), fact));
        facts.resources().forEach(fact -> state.resources.computeIfAbsent(fact.name(), Resource::new));
        state.resources.values().forEach(resource -> Capacities.declared(state, resource, counted.get(resource.name())));
        state.resources.values().forEach(state.work::serve);
        facts.between().freezes().forEach(freeze -> state.moves.timer(freeze.to(), Timer.Kind.FREEZE_ENDS, freeze.name()));
        relook(state);
    }

    /** The meaning of host names may have changed: everything in line is considered anew. */
    private static void relook(EngineState state) {
        List<Task> waiting = new ArrayList<>(state.work.aside);
        state.work.hostQueues.values().forEach(queue -> waiting.addAll(queue.ready));
        state.resources.values().forEach(resource -> waiting.addAll(resource.line));
        for (Task task : waiting) {
            state.moves.unpark(task);
            state.work.look(task);
        }
        state.work.hostQueues.clear();
        state.hosts.values().forEach(host -> host.queues.clear());
    }

    private static Host host(EngineState state, HostName name) {
        return state.hosts.computeIfAbsent(name, Host::new);
    }

    private static void connected(EngineState state, AgentConnected it) {
        Host host = host(state, it.host());
        host.connected = true;
        host.incarnation = it.incarnation();
        host.since = it.at();
        state.dirt.host(host);
        state.work.serve(host);
    }

    private static void capacity(EngineState state, CapacitySet it) {
        Resource resource = state.resources.computeIfAbsent(it.resource(), Resource::new);
        resource.capacitySet = it.capacity();
        Capacities.changed(state, resource);
    }

    private static void paused(EngineState state, StateRow.Pause pause) {
        state.pauses.put(pause.scope().key(), pause);
        state.dirt.row(pause);
        List<Task> waiting = new ArrayList<>();
        state.work.hostQueues.values().forEach(queue -> waiting.addAll(queue.ready));
        state.resources.values().forEach(resource -> waiting.addAll(resource.line));
        for (Task task : waiting) {
            state.moves.unpark(task);
            state.work.look(task);
        }
    }

    private static void resumed(EngineState state, DispatchResumed it) {
        StateRow.Pause pause = state.pauses.remove(it.scope().key());
        if (pause != null) {
            state.dirt.gone(pause.key());
        }
        List<Task> waiting = state.work.aside.stream().filter(task -> task.place == Place.PAUSE).toList();
        for (Task task : waiting) {
            state.moves.unpark(task);
            state.work.look(task);
        }
        state.hosts.values().forEach(state.work::serve);
    }

    private static void bulk(EngineState state, StateRow.Bulk bulk) {
        state.bulks.put(bulk.id(), bulk);
        state.dirt.row(bulk);
        state.moves.timer(bulk.due(), Timer.Kind.BULK, bulk.id());
    }

    private static void stepped(EngineState state, BulkStepped it) {
        StateRow.Bulk was = state.bulks.get(it.id());
        if (was != null) {
            bulk(state, new StateRow.Bulk(was.id(), was.targets(), was.gesture(), was.perMinute(), was.by(), it.step() + 1,
                    was.refused() + (it.refusal().isPresent() ? 1 : 0), it.next()));
        }
    }

    private static void taken(EngineState state, Target target, By by) {
        switch (target) {
            case Target.OnTask on -> Optional.ofNullable(state.find(on.task()))
                    .ifPresent(task -> state.moves.side(task, task.side().taken(by)));
            case Target.OnRun on -> Optional.ofNullable(state.runs.get(on.run())).ifPresent(run -> {
                run.takenBy = by;
                state.dirt.run(run);
            });
        }
    }

    private static void forget(EngineState state, long instruction) {
        StateRow.Instruction row = state.instructions.remove(instruction);
        if (row != null) {
            state.dirt.gone(row.key());
        }
    }
}
