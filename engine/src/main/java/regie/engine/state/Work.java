package regie.engine.state;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What the decider still has to look at. Evolve adds to it whenever something may have become possible; the decider
 * empties it before it answers. Rebuilt from the rest of the state, never written.
 */
final class Work {

    /** In dispatch order: of those that may go at one instant, the more urgent is considered first. */
    final PriorityQueue<Task> agenda = new PriorityQueue<>(Task.BY_AGENDA);
    /** Tasks that have started or ended, with events to raise or to take. */
    final ArrayDeque<Task> traces = new ArrayDeque<>();
    /** Tasks that have changed in runs where something is watched. */
    final ArrayDeque<Task> watched = new ArrayDeque<>();
    final ArrayDeque<HostQueue> queues = new ArrayDeque<>();
    final ArrayDeque<Resource> resources = new ArrayDeque<>();
    final ArrayDeque<Run> runs = new ArrayDeque<>();
    final ArrayDeque<Run> lines = new ArrayDeque<>();
    final LinkedHashMap<String, HostQueue> hostQueues = new LinkedHashMap<>();
    final LinkedHashSet<Task> aside = new LinkedHashSet<>();

    void look(Task task) {
        if (!task.inAgenda) {
            task.inAgenda = true;
            task.agendaMicros = task.agendaUrgency();
            agenda.add(task);
        }
    }

    void serve(HostQueue queue) {
        if (!queue.inWork && !queue.ready.isEmpty()) {
            queue.inWork = true;
            queues.add(queue);
        }
    }

    void serve(Host host) {
        for (HostQueue queue : host.queues) {
            serve(queue);
        }
    }

    void serve(Resource resource) {
        if (!resource.inWork && !resource.line.isEmpty()) {
            resource.inWork = true;
            resources.add(resource);
        }
    }

    void serveLine(Run run) {
        if (!run.inLineWork && !run.line.isEmpty()) {
            run.inLineWork = true;
            lines.add(run);
        }
    }

    void check(Run run) {
        if (!run.inWork) {
            run.inWork = true;
            runs.add(run);
        }
    }

    Optional<Task> oldestReady(EngineState state) {
        Task oldest = null;
        for (HostQueue queue : hostQueues.values()) {
            if (!queue.ready.isEmpty() && (oldest == null || queue.ready.first().readyMicros < oldest.readyMicros)) {
                oldest = queue.ready.first();
            }
        }
        return Optional.ofNullable(oldest);
    }
}
