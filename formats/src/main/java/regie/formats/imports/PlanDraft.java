package regie.formats.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A plan while it is being drafted. */
public final class PlanDraft {

    private final String name;
    private final Fields head = new Fields();
    private final LinkedHashMap<String, Fields> tasks = new LinkedHashMap<>();
    private final Names names = new Names();

    PlanDraft(String name, String application) {
        this.name = name;
        head.put("plan", Tree.word(name)).put("application", Tree.word(application));
    }

    public String name() {
        return name;
    }

    /** Everything but the tasks. */
    public Fields head() {
        return head;
    }

    /** A new task, under a name as near as possible to {@code words}. */
    public String task(String words) {
        String free = names.take(words);
        tasks.put(free, new Fields());
        return free;
    }

    /** Likewise, before all others. */
    public String firstTask(String words) {
        LinkedHashMap<String, Fields> others = new LinkedHashMap<>(tasks);
        String free = names.take(words);
        tasks.clear();
        tasks.put(free, new Fields());
        tasks.putAll(others);
        return free;
    }

    /** Likewise, before one of them. */
    public String taskBefore(String other, String words) {
        LinkedHashMap<String, Fields> all = new LinkedHashMap<>(tasks);
        String free = names.take(words);
        tasks.clear();
        all.forEach((name, fields) -> {
            if (name.equals(other)) {
                tasks.put(free, new Fields());
            }
            tasks.put(name, fields);
        });
        tasks.putIfAbsent(free, new Fields());
        return free;
    }

    public Fields fields(String task) {
        return Optional.ofNullable(tasks.get(task)).orElseThrow(() -> new IllegalArgumentException(task + " is no task of " + name));
    }

    public Map<String, Fields> tasks() {
        return Collections.unmodifiableMap(tasks);
    }

    /** How the report calls a place in this plan. */
    public String at(String task, String key) {
        return "plan " + name + ": tasks." + task + (key.isEmpty() ? "" : "." + key);
    }

    public String at(String key) {
        return "plan " + name + (key.isEmpty() ? "" : ": " + key);
    }
}
