package regie.simulator.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.RunState;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/** What the auditor knows of one run. */
final class RunModel {

    final RunId id;
    final LocalDate date;
    final Optional<TaskId> parent;
    final Map<String, TaskModel> tasks = new LinkedHashMap<>();
    PlanDefinition plan;
    /** Something of it has begun to work, or has passed without. */
    boolean started;
    Instant orderedAt = Instant.EPOCH;
    boolean held;
    boolean queued;
    boolean waits;
    boolean cancelled;
    @Nullable RunState outcome;

    RunModel(RunId id, PlanDefinition plan, LocalDate date, Optional<TaskId> parent) {
        this.id = id;
        this.plan = plan;
        this.date = date;
        this.parent = parent;
        plan.tasks().values().forEach(this::add);
    }

    private void add(TaskDefinition definition) {
        TaskModel task = new TaskModel(definition.name(), definition, null);
        if (definition.days() == TaskDefinition.Days.NEVER) {
            task.phase = TaskModel.Phase.ABSENT;
        }
        tasks.put(definition.name(), task);
    }

    /** The copy of the plan was edited: tasks that are new come, those that are gone go. */
    void edit(PlanDefinition edited) {
        plan = edited;
        tasks.values().removeIf(task -> task.parent == null && !edited.tasks().containsKey(task.name));
        for (TaskDefinition definition : edited.tasks().values()) {
            TaskModel known = tasks.get(definition.name());
            if (known == null) {
                add(definition);
            } else {
                known.definition = definition;
            }
        }
    }

    boolean ended() {
        return outcome != null;
    }

    int liveTasks() {
        int live = 0;
        for (TaskModel task : tasks.values()) {
            live += task.live != null ? 1 : 0;
        }
        return live;
    }
}
