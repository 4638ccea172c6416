package regie.formats.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays a draft out in files by the convention of estates. */
public final class EstateFolder {

    private static final List<String> PLAN_KEYS = List.of("plan", "code", "formerly", "kind", "application", "title", "owner", "service",
            "schedule", "calendar", "zone", "window", "deadline", "overlap", "concurrency", "tasks_at_once", "priority", "instruction",
            "variables");
    private static final List<String> TASK_KEYS = List.of("code", "title", "owner", "like", "with", "needs", "waits", "when", "days",
            "window", "confirm", "foreach", "run", "exec", "plan", "http", "sql", "transfer", "await", "approve", "manual", "notify",
            "nothing", "host", "user", "folder", "variables", "env", "uses", "locks", "raises", "expect", "timeout", "grace", "deadline",
            "ok_when", "warn_when", "fail_on_output", "retry", "restart", "if_fails", "instruction", "priority");
    private static final Map<String, String> SHARED = new TreeMap<>(Map.of("host", "inventory/hosts.yaml",
            "resource", "inventory/resources.yaml", "application", "inventory/applications.yaml", "role", "inventory/roles.yaml",
            "connection", "inventory/connections.yaml", "template", "plans/templates.yaml", "environment", "environments.yaml",
            "service", "inventory/services.yaml", "defaults", "plans/defaults.yaml"));

    private EstateFolder() {}

    /** Path to text of every file, sorted by path. */
    public static Map<String, String> files(EstateDraft draft) {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("estate.yaml", YamlWriter.document(draft.estate()));
        for (String kind : draft.kinds()) {
            for (Fields document : draft.documents(kind)) {
                String name = document.text(kind).orElseThrow();
                if (kind.equals("instruction")) {
                    files.put("instructions/" + name + ".md",
                            "---\n" + YamlWriter.document(document) + "---\n" + draft.instructionText(name) + "\n");
                } else {
                    String path = SHARED.getOrDefault(kind, kind + "s/" + name + ".yaml");
                    files.merge(path, YamlWriter.document(document), (first, second) -> first + "---\n" + second);
                }
            }
        }
        for (PlanDraft plan : draft.plans().values()) {
            files.put("plans/" + plan.name() + ".yaml", YamlWriter.document(whole(plan)));
        }
        draft.scripts().forEach((path, script) -> files.put(path, script.text()));
        return files;
    }

    private static Fields whole(PlanDraft plan) {
        Fields tasks = new Fields();
        plan.tasks().forEach((name, fields) -> tasks.put(name, ordered(fields, TASK_KEYS)));
        return ordered(plan.head(), PLAN_KEYS).put("tasks", tasks);
    }

    private static Fields ordered(Fields fields, List<String> order) {
        List<String> keys = new ArrayList<>(order.stream().filter(fields::has).toList());
        Set<String> rest = new TreeSet<>(fields.entries().keySet());
        keys.forEach(rest::remove);
        keys.addAll(rest);
        Fields ordered = new Fields();
        fields.comments("").forEach(comment -> ordered.comment("", comment));
        for (String key : keys) {
            fields.comments(key).forEach(comment -> ordered.comment(key, comment));
            ordered.put(key, fields.get(key).orElseThrow());
        }
        fields.commentsOfAbsentKeys().forEach(comment -> ordered.comment("", comment));
        return ordered;
    }

    /** Writes the files below {@code folder}, which is made; answers how many. */
    public static int write(EstateDraft draft, Path folder) throws IOException {
        Map<String, String> files = files(draft);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
            if (draft.scripts().containsKey(file.getKey()) && !path.toFile().setExecutable(true)) {
                throw new IOException("not made executable: " + path);
            }
        }
        return files.size();
    }
}
