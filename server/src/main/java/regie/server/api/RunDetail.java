package regie.server.api;

import java.util.List;
import java.util.Map;

/** A run with its tasks in the order of the plan (at most 1,000; the list of tasks has pages) and its variables. */
public record RunDetail(RunView run, List<TaskView> tasks, Map<String, String> variables) {}
