package regie.engine.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.Claim;
import regie.engine.PauseScope;
import regie.engine.WaitReason;
import regie.engine.dispatch.Hosts;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.Place;
import regie.engine.state.Resource;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.plan.Action;
import regie.kernel.HostName;
import regie.kernel.TaskId;

/** What a task whose gates are open still lacks: a pause lifted, room in its run, resources, a host, a slot. */
final class Scarcity {

    private static final int NAMED_MAX = 20;

    private Scarcity() {}

    static void reasons(EngineState state, Task task, List<WaitReason> reasons) {
        Instant since = WaitReasons.since(task);
        Optional<StateRow.Pause> pause = state.lines().pauseOf(task.run().definition());
        if (pause.isPresent()) {
            reasons.add(new WaitReason.Paused(task.id(), later(since, pause.get().since()), pause.get().scope(), pause.get().by()));
        }
        if (task.place() == Place.RUN) {
            List<TaskId> holders = task.run().everything().stream()
                    .filter(other -> other.attempt().isPresent()).limit(NAMED_MAX).map(Task::id).toList();
            reasons.add(new WaitReason.RunFull(task.id(), since, task.run().definition().tasksAtOnce().orElse(0), holders));
        }
        for (Claim claim : task.claims()) {
            claim(state, task, claim, since).ifPresent(reasons::add);
        }
        if (task.definition().action() instanceof Action.External) {
            hosts(state, task, since).ifPresent(reasons::add);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<WaitReason> claim(EngineState state, Task task, Claim claim, Instant since) {
        Optional<Resource> found = state.resource(claim.resource());
        if (found.isEmpty() || !found.get().possible(claim)) {
            Optional<Integer> capacity = found.filter(Resource::known).map(Resource::capacity);
            return Optional.of(new WaitReason.ResourceImpossible(task.id(), since, claim.resource(), claim.units(), capacity));
        }
        Resource resource = found.get();
        List<TaskId> ahead = resource.ahead(task, NAMED_MAX).stream().map(Task::id).toList();
        if (resource.fits(claim) && ahead.isEmpty()) {
            return Optional.empty();
        }
        List<TaskId> holders = resource.holders().stream().limit(NAMED_MAX).map(Task::id).toList();
        return Optional.of(claim.mode() == Claim.Mode.UNITS
                ? new WaitReason.ResourceTaken(task.id(), since, claim.resource(), claim.units(), resource.capacity(), resource.free(),
                        holders, ahead, resource.changes())
                : new WaitReason.LockTaken(task.id(), since, claim.resource(), claim.mode() == Claim.Mode.SHARED, holders, ahead));
    }

    private static Optional<WaitReason> hosts(EngineState state, Task task, Instant since) {
        List<Host> hosts = Hosts.of(state, task);
        if (hosts.isEmpty()) {
            return Optional.of(new WaitReason.NoSuchHost(task.id(), since, Hosts.asked(task)));
        }
        List<Host> here = hosts.stream().filter(Host::connected).toList();
        if (here.isEmpty()) {
            Instant away = hosts.stream().map(Host::since).max(Instant::compareTo).orElse(since);
            return Optional.of(new WaitReason.HostAway(task.id(), later(since, away), names(hosts)));
        }
        List<Host> open = here.stream().filter(host -> !state.lines().paused(host)).toList();
        if (open.isEmpty()) {
            StateRow.Pause pause = state.pause(new PauseScope.OfHost(here.getFirst().name())).orElseThrow();
            return Optional.of(new WaitReason.Paused(task.id(), later(since, pause.since()), pause.scope(), pause.by()));
        }
        if (task.place() != Place.HOST) {
            return Optional.empty();
        }
        List<TaskId> holders = new ArrayList<>();
        open.forEach(host -> host.live().stream().limit(NAMED_MAX).map(Task::id).forEach(holders::add));
        int slots = open.stream().mapToInt(host -> host.slots().orElse(0)).sum();
        return Optional.of(new WaitReason.SlotsTaken(task.id(), since, names(open), slots, holders));
    }

    private static List<HostName> names(List<Host> hosts) {
        return hosts.stream().map(Host::name).toList();
    }
}
