package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.Claim;
import regie.engine.PauseScope;
import regie.estate.plan.PlanDefinition;

/**
 * The lines in which tasks wait: for a resource, for one of the tasks at once of their run, for a host. Within a line
 * nobody overtakes. Nothing here is essential: it is rebuilt when the state is read back, and nothing scans all tasks.
 */
public final class Lines {

    private final EngineState state;
    private final Work work;

    Lines(EngineState state) {
        this.state = state;
        this.work = state.work;
    }

    /** The next task to consider; null when nothing can have changed any more. */
    public @Nullable Task next() {
        while (true) {
            Task task = work.agenda.poll();
            if (task != null) {
                task.inAgenda = false;
                return task;
            }
            if (!serve()) {
                return null;
            }
        }
    }

    /** The next task that may have an event to raise or to take; null when there is none. */
    public @Nullable Task nextTrace() {
        return work.traces.poll();
    }

    /** The next task that has changed in a run where something is watched. */
    public @Nullable Task nextWatched() {
        return work.watched.poll();
    }

    /** The next run whose end must be looked at. */
    public @Nullable Run nextRun() {
        Run run = work.runs.poll();
        if (run != null) {
            run.inWork = false;
        }
        return run;
    }

    /** Moves heads of lines that were freed to the agenda; false when no line could move. */
    private boolean serve() {
        Resource resource = work.resources.poll();
        if (resource != null) {
            resource.inWork = false;
            serve(resource);
            return true;
        }
        Run run = work.lines.poll();
        if (run != null) {
            run.inLineWork = false;
            int room = run.definition().tasksAtOnce().orElse(Integer.MAX_VALUE) - run.counts.live;
            for (int i = 0; i < room && !run.line.isEmpty(); i++) {
                call(run.line.first());
            }
            return true;
        }
        HostQueue queue = work.queues.poll();
        if (queue != null) {
            queue.inWork = false;
            serve(queue);
            return true;
        }
        return false;
    }

    private void serve(Resource resource) {
        while (!resource.line.isEmpty()) {
            Task head = resource.line.first();
            if (!fits(resource, head)) {
                return;
            }
            call(head);
            if (!work.agenda.isEmpty()) {
                work.serve(resource);
                return;
            }
        }
    }

    private static boolean fits(Resource resource, Task task) {
        for (Claim claim : task.claims()) {
            if (claim.resource().equals(resource.name()) && !resource.fits(claim)) {
                return false;
            }
        }
        return true;
    }

    private void serve(HostQueue queue) {
        if (!queue.ready.isEmpty() && pick(queue) != null) {
            call(queue.ready.first());
            work.serve(queue);
        }
    }

    private void call(Task task) {
        task.leaveQueue();
        work.look(task);
    }

    /** Sets it aside until something about its place changes. */
    public void park(Task task, Place place) {
        state.moves.unpark(task);
        task.place = place;
        if (place.aside()) {
            work.aside.add(task);
        }
    }

    public void unpark(Task task) {
        state.moves.unpark(task);
    }

    /** The pause that keeps new starts of this plan back, if any; pauses of hosts are seen when a host is picked. */
    public Optional<StateRow.Pause> pauseOf(PlanDefinition plan) {
        if (state.pauses.isEmpty()) {
            return Optional.empty();
        }
        StateRow.Pause all = state.pauses.get("all");
        StateRow.Pause application = state.pauses.get("application:" + plan.application());
        StateRow.Pause own = state.pauses.get("plan:" + plan.name());
        return Optional.ofNullable(all != null ? all : application != null ? application : own);
    }

    /** Whether its run may have one more live task; otherwise it stands in line. */
    public boolean passesRun(Task task) {
        Optional<Integer> limit = task.run.definition().tasksAtOnce();
        if (limit.isEmpty()) {
            return true;
        }
        boolean first = task.run.line.isEmpty() || task.compareTo(task.run.line.first()) < 0;
        if (first && task.run.counts.live < limit.get()) {
            return true;
        }
        enqueue(task, task.run.line, Place.RUN);
        return false;
    }

    /** Whether all that it claims can be given at once; otherwise it stands in the line of the first thing that cannot. */
    public boolean passesResources(Task task) {
        for (Claim claim : task.claims()) {
            Resource resource = state.resources.get(claim.resource());
            if (resource == null || !resource.possible(claim)) {
                park(task, Place.STRANDED);
                return false;
            }
            boolean first = resource.line.isEmpty() || task.compareTo(resource.line.first()) < 0;
            if (!first || !resource.fits(claim)) {
                enqueue(task, resource.line, Place.RESOURCE);
                return false;
            }
        }
        return true;
    }

    /** A host for it now; null when it stands in line for one. */
    public @Nullable Host passesHosts(Task task, HostQueue queue) {
        boolean first = queue.ready.isEmpty() || task.compareTo(queue.ready.first()) < 0;
        Host host = first ? pick(queue) : null;
        if (host == null) {
            enqueue(task, queue.ready, Place.HOST);
            if (!first) {
                work.serve(queue);
            }
        }
        return host;
    }

    private void enqueue(Task task, java.util.TreeSet<Task> line, Place place) {
        state.moves.unpark(task);
        task.place = place;
        task.queue = line;
        line.add(task);
    }

    /** The machine with the most free slots among those that may start something; the first named of equals. */
    private @Nullable Host pick(HostQueue queue) {
        Host best = null;
        int most = 0;
        for (Host host : queue.hosts) {
            if (host.connected && host.fact != null && !paused(host)) {
                int free = host.free();
                if (free > most) {
                    most = free;
                    best = host;
                }
            }
        }
        return best;
    }

    public boolean paused(Host host) {
        return !state.pauses.isEmpty() && state.pauses.containsKey(new PauseScope.OfHost(host.name()).key());
    }

    /** The line of the tasks for these machines. {@code key} is their names joined; empty when the line does not exist yet. */
    public Optional<HostQueue> queue(String key) {
        return Optional.ofNullable(work.hostQueues.get(key));
    }

    /** Remembers that {@code key} means these machines until the estate changes. */
    public HostQueue open(String key, List<Host> hosts) {
        String names = "=" + String.join(",", hosts.stream().map(host -> host.name().value()).toList());
        HostQueue queue = work.hostQueues.get(names);
        if (queue == null) {
            queue = new HostQueue(hosts);
            work.hostQueues.put(names, queue);
            for (Host host : hosts) {
                host.queues.add(queue);
            }
        }
        work.hostQueues.put(key, queue);
        return queue;
    }

    /** Timers due by then, taken off: each is due once. */
    public List<Timer> due(Instant now) {
        List<Timer> due = new ArrayList<>();
        while (!state.timers.isEmpty() && !state.timers.first().at().isAfter(now)) {
            due.add(state.timers.pollFirst());
        }
        return due;
    }

    /** To be considered again, because its time may have come. */
    public void look(Task task) {
        work.look(task);
    }

    /** Whatever a freeze keeps back is considered again. */
    public void thaw() {
        work.aside.stream().filter(task -> task.place == Place.FREEZE).forEach(work::look);
    }

    /** Wakes a task that has to wait for an instant that no event set. */
    public void wakeAt(Instant at, Task task) {
        state.moves.timer(at, Timer.Kind.CONSIDER, task.id());
    }
}
