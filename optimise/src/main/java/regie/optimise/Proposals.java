package regie.optimise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From starts to what the estate can say about tasks. */
final class Proposals {

    private final Night night;
    private final long[] starts;

    Proposals(Night night, long[] starts) {
        this.night = night;
        this.starts = starts;
    }

    /** Of the tasks that share something scarce, those that the answer starts earlier stand before the others. */
    List<Change> priorities() {
        Map<String, Long> first = new LinkedHashMap<>();
        Map<String, Night.Row> rows = new LinkedHashMap<>();
        for (int i = 0; i < starts.length; i++) {
            if (!night.net().jobs().get(i).demands().isEmpty()) {
                Night.Row row = night.rows().get(i);
                String name = row.plan().name() + "/" + row.task().name();
                rows.putIfAbsent(name, row);
                first.merge(name, starts[i], Math::min);
            }
        }
        List<Long> times = first.values().stream().distinct().sorted().toList();
        List<Change> changes = new ArrayList<>();
        first.forEach((name, start) -> {
            int place = times.indexOf(start);
            int priority = times.size() < 2 ? 50 : 100 - (int) Math.round(100.0 * place / (times.size() - 1));
            Night.Row row = rows.get(name);
            if (row.task().priority() != priority) {
                changes.add(new Change(row.plan().name(), row.task().name(), Optional.of(priority), Optional.empty()));
            }
        });
        return changes;
    }

    /** Where a task starts later than what it needs lets it. Not where its plan runs more than once, or for items. */
    List<Change> notBefore() {
        Set<String> twice = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Night.Row row : night.rows()) {
            String name = row.plan().name() + "/" + row.task().name();
            if (!seen.add(name)) {
                twice.add(name);
            }
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            Night.Row row = night.rows().get(i);
            Instant begins = row.begins();
            Duration after = Duration.between(begins, night.at(starts[i]));
            if (night.held(i, starts) && !after.isZero() && !after.isNegative()
                    && !twice.contains(row.plan().name() + "/" + row.task().name())) {
                changes.add(new Change(row.plan().name(), row.task().name(), Optional.empty(), Optional.of(after)));
            }
        }
        return changes;
    }
}
