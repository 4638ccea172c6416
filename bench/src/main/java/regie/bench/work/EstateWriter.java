package regie.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes estates for measurements: a fan, a chain, and plans of mixed shape from a fixed seed, so
 * that two runs of a benchmark do the same work.
 */
public final class EstateWriter {

    /** The action of a task whose process does nothing. */
    public static final String NOTHING = "exec: [/bin/true]";

    private static final long SEED = 20_261_123;

    private final Path folder;

    /** @param slots of the one host {@code local}; 0 leaves it open */
    public EstateWriter(Path folder, int slots) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("estate.yaml"), """
                estate: bench
                title: {fr: Mesures, en: Measurements}
                zone: Europe/Paris
                new_day: "06:00"
                ---
                host: local
                reach: local
                %s---
                application: bench
                title: {fr: Mesures, en: Measurements}
                ---
                defaults: bench
                for: {application: bench}
                task: {host: local}
                """.formatted(slots == 0 ? "" : "slots: " + slots + "\n"));
    }

    public Path folder() {
        return folder;
    }

    /** Independent tasks. */
    public EstateWriter wide(String name, int tasks, String action) throws IOException {
        StringBuilder plan = head(name);
        for (int task = 0; task < tasks; task++) {
            task(plan, task, action, "");
        }
        return write(name, plan);
    }

    /** Each task needs the one before. */
    public EstateWriter chain(String name, int tasks, String action) throws IOException {
        StringBuilder plan = head(name);
        for (int task = 0; task < tasks; task++) {
            task(plan, task, action, task == 0 ? "" : word(task - 1));
        }
        return write(name, plan);
    }

    /** One plan of exactly so many tasks, shaped as a night is. */
    public EstateWriter even(String name, int tasks, String action) throws IOException {
        Random random = new Random(SEED);
        StringBuilder plan = head(name);
        for (int task = 0; task < tasks; task++) {
            task(plan, task, action, needs(task, random));
        }
        return write(name, plan);
    }

    /** Plans of 2 to {@code 2 × tasks - 2} tasks, {@code tasks} on average, with fans, chains and joins. */
    public EstateWriter mixed(String prefix, int plans, int tasks, String action) throws IOException {
        Random random = new Random(SEED);
        for (int plan = 0; plan < plans; plan++) {
            String name = prefix + "-" + plan;
            StringBuilder text = head(name);
            int size = 2 + random.nextInt(Math.max(1, 2 * tasks - 3));
            for (int task = 0; task < size; task++) {
                task(text, task, action, needs(task, random));
            }
            write(name, text);
        }
        return this;
    }

    /** None to three of the ten before: few roots, many joins, as in a real night. */
    private static String needs(int task, Random random) {
        if (task == 0 || random.nextInt(8) == 0) {
            return "";
        }
        StringBuilder needs = new StringBuilder();
        int count = 1 + random.nextInt(3);
        int previous = -1;
        for (int i = 0; i < count; i++) {
            int needed = Math.max(0, task - 1 - random.nextInt(10));
            if (needed > previous) {
                needs.append(needs.isEmpty() ? "" : ", ").append(word(needed));
                previous = needed;
            }
        }
        return needs.toString();
    }

    private static StringBuilder head(String name) {
        return new StringBuilder("plan: ").append(name).append("""

                kind: batch
                application: bench
                title: {fr: Mesure, en: Measurement}
                overlap: allow
                tasks:
                """);
    }

    private static void task(StringBuilder plan, int task, String action, String needs) {
        plan.append("  ").append(word(task)).append(": {").append(action);
        if (!needs.isEmpty()) {
            plan.append(", needs: [").append(needs).append(']');
        }
        plan.append("}\n");
    }

    private static String word(int task) {
        return "t" + task;
    }

    private EstateWriter write(String name, StringBuilder plan) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), plan.toString());
        return this;
    }
}
