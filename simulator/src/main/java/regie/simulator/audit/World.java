package regie.simulator.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.engine.EstateFacts;
import regie.engine.PauseScope;
import regie.estate.plan.PlanDefinition;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/** All that the auditor knows by what was committed. */
final class World {

    final Map<String, PlanDefinition> pins = new LinkedHashMap<>();
    final Map<RunId, RunModel> runs = new LinkedHashMap<>();
    final Map<AttemptId, AttemptModel> attempts = new LinkedHashMap<>();
    final Map<AttemptId, AttemptModel> live = new LinkedHashMap<>();
    final Map<ResourceName, Integer> capacities = new LinkedHashMap<>();
    final Map<HostName, Integer> slots = new LinkedHashMap<>();
    final Map<HostName, String> agents = new LinkedHashMap<>();
    /** The latest run ordered for a plan and date, and for a plan. */
    final Map<String, RunId> latest = new LinkedHashMap<>();
    final Map<String, RunId> newest = new LinkedHashMap<>();
    /** Runs that have left. */
    final Map<RunId, RunModel> left = new LinkedHashMap<>();
    @Nullable LocalDate plannedTo;
    /** Declared events that are facts, since when. */
    final Map<String, Instant> events = new LinkedHashMap<>();
    /** Resources whose capacity a person has set: hours count no more. */
    private final Set<ResourceName> setByHand = new LinkedHashSet<>();
    final Map<String, PauseScope> pauses = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    @Nullable EstateFacts facts;
    Instant at = Instant.EPOCH;

    void violated(String invariant, String seen) {
        violations.add(new Violation(invariant, seen));
    }

    void expect(boolean holds, String invariant, Object... seen) {
        if (!holds) {
            StringBuilder text = new StringBuilder();
            for (Object part : seen) {
                text.append(part);
            }
            violated(invariant, text.toString());
        }
    }

    List<Violation> violations() {
        return violations;
    }

    @Nullable RunModel remembered(RunId id) {
        RunModel run = runs.get(id);
        return run != null ? run : left.get(id);
    }

    Optional<RunModel> run(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    Optional<TaskModel> task(TaskId id) {
        return run(id.run()).map(run -> run.tasks.get(id.name()));
    }

    Windows windows() {
        EstateFacts known = java.util.Objects.requireNonNull(facts);
        return new Windows(known.zone(), known.newDay());
    }

    List<AttemptModel> liveOn(HostName host) {
        List<AttemptModel> there = new ArrayList<>();
        for (AttemptModel attempt : live.values()) {
            if (attempt.host.filter(host::equals).isPresent()) {
                there.add(attempt);
            }
        }
        return there;
    }

    /** Its attempt is over, as far as the journal says. */
    void end(AttemptModel attempt) {
        attempt.ended = true;
        live.remove(attempt.id);
        task(attempt.id.task()).filter(task -> task.live == attempt).ifPresent(task -> task.live = null);
    }

    void set(ResourceName resource, int capacity) {
        setByHand.add(resource);
        capacities.put(resource, capacity);
    }

    void turned(ResourceName resource, int capacity) {
        if (!setByHand.contains(resource)) {
            capacities.put(resource, capacity);
        }
    }

    void apply(EstateFacts now) {
        facts = now;
        now.resources().forEach(resource -> capacities.put(resource.name(), resource.capacity()));
        now.hosts().forEach(host -> host.slots().ifPresentOrElse(
                count -> slots.put(host.name(), count), () -> slots.remove(host.name())));
    }
}
