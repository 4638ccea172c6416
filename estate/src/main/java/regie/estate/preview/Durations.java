package regie.estate.preview;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;

/** How long a plan takes by what its tasks expect of themselves, with resources for all: the longest path. */
final class Durations {

    private final Map<String, Duration> ends = new LinkedHashMap<>();
    private Duration longest = Duration.ZERO;

    Durations(PlanDefinition plan) {
        Map<String, List<String>> successors = new LinkedHashMap<>();
        Map<String, Integer> missing = new LinkedHashMap<>();
        plan.tasks().forEach((name, task) -> {
            List<String> needed = new ArrayList<>();
            collect(task.needs(), needed);
            needed.removeIf(other -> !plan.tasks().containsKey(other));
            missing.put(name, needed.size());
            needed.forEach(other -> successors.computeIfAbsent(other, none -> new ArrayList<>()).add(name));
        });
        Deque<String> ready = new ArrayDeque<>();
        missing.forEach((name, left) -> {
            if (left == 0) {
                ready.add(name);
            }
        });
        for (String name = ready.poll(); name != null; name = ready.poll()) {
            TaskDefinition task = plan.tasks().get(name);
            boolean absent = task.days().equals(TaskDefinition.Days.NEVER);
            Duration end = begin(task.needs()).plus(absent ? Duration.ZERO : task.expect().orElse(Duration.ZERO));
            ends.put(name, end);
            longest = end.compareTo(longest) > 0 ? end : longest;
            successors.getOrDefault(name, List.of()).forEach(next -> {
                if (missing.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            });
        }
    }

    private static void collect(Need need, List<String> to) {
        switch (need) {
            case Need.All all -> all.members().forEach(member -> collect(member, to));
            case Need.Any any -> any.members().forEach(member -> collect(member, to));
            case Need.OnTask task -> to.add(task.task());
            case Need.OnPlan plan -> { }
        }
    }

    private Duration begin(Need need) {
        return switch (need) {
            case Need.All all -> all.members().stream().map(this::begin).max(Duration::compareTo).orElse(Duration.ZERO);
            case Need.Any any -> any.members().stream().map(this::begin).min(Duration::compareTo).orElse(Duration.ZERO);
            case Need.OnTask task -> ends.getOrDefault(task.task(), Duration.ZERO);
            case Need.OnPlan plan -> Duration.ZERO;
        };
    }

    /** From the start of the run to the end of a task. */
    Optional<Duration> endOf(String task) {
        return Optional.ofNullable(ends.get(task));
    }

    Duration longest() {
        return longest;
    }
}
