package regie.server.views;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import regie.kernel.TaskId;
import regie.engine.state.StateRow;
import regie.server.api.AttemptView;
import regie.server.api.BrakeView;
import regie.server.api.ExceptionView;
import regie.server.api.HostView;
import regie.server.api.NeedView;
import regie.server.api.NoteView;
import regie.server.api.ResourceView;
import regie.server.api.RunView;
import regie.server.api.Slice;

/** What the live pages read: rendered values, replaced one by one by the follower, read by everyone. */
final class ReadModel {

    /** Tasks whose attempts are kept at hand; those of the others are read from the tables. */
    private static final int ATTEMPTS_MAX = 20_000;

    private final ConcurrentSkipListMap<Long, RunView> runs = new ConcurrentSkipListMap<>();
    private final Map<String, Long> orders = new ConcurrentHashMap<>();
    private final Map<TaskId, NeedView> needs = new ConcurrentHashMap<>();
    private final Map<String, List<AttemptView>> attempts = java.util.Collections.synchronizedMap(
            new LinkedHashMap<String, List<AttemptView>>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<AttemptView>> eldest) {
                    return size() > ATTEMPTS_MAX;
                }
            });
    private final Map<String, ConcurrentSkipListMap<Long, NoteView>> notes = new ConcurrentHashMap<>();
    private volatile List<ExceptionView> exceptions = List.of();
    private volatile List<StateRow.Late> late = List.of();
    private volatile List<BrakeView> brakes = List.of();
    private volatile List<ResourceView> resources = List.of();
    private volatile List<HostView> hosts = List.of();

    void put(RunView run) {
        orders.put(run.id(), run.order());
        runs.put(run.order(), run);
    }

    void removeRun(String run) {
        Long order = orders.remove(run);
        if (order != null) {
            runs.remove(order);
        }
        String prefix = run + "/";
        needs.keySet().removeIf(task -> task.run().value().equals(run));
        attempts.keySet().removeIf(task -> task.startsWith(prefix));
        notes.keySet().removeIf(target -> target.equals(run) || target.startsWith(prefix));
    }

    void need(TaskId task, NeedView need) {
        needs.put(task, need);
    }

    /** Nothing of it needs anybody (any more). */
    void unneeded(TaskId task) {
        needs.remove(task);
    }

    boolean isNeeded(TaskId task) {
        return needs.containsKey(task);
    }

    /** Tasks that need somebody; those of one run, or all of them where none is named. */
    List<TaskId> needed(String run) {
        return needs.keySet().stream().filter(task -> run.isEmpty() || task.run().value().equals(run)).toList();
    }

    Optional<AttemptView> attempt(String task, int number) {
        return attempts.getOrDefault(task, List.of()).stream().filter(one -> one.number() == number).findFirst();
    }

    /** The latest first. */
    void put(AttemptView attempt) {
        attempts.compute(attempt.task(), (task, before) -> {
            List<AttemptView> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
            all.removeIf(one -> one.number() == attempt.number());
            all.add(attempt);
            all.sort(Comparator.comparingInt(AttemptView::number).reversed());
            return List.copyOf(all);
        });
    }

    /** @param seq of the event by which it was written, which may be read twice */
    void add(NoteView note, long seq) {
        notes.computeIfAbsent(note.target(), target -> new ConcurrentSkipListMap<>()).put(seq, note);
    }

    void house(HouseRendering.House seen) {
        exceptions = seen.exceptionViews();
        late = seen.late();
        brakes = seen.brakes();
        resources = seen.resources();
        hosts = seen.hosts();
    }

    Optional<RunView> run(String id) {
        return Optional.ofNullable(orders.get(id)).map(runs::get);
    }

    Slice<RunView> runs(RunQuery query) {
        return page(runs.tailMap(after(query), false).values(), query);
    }

    private static long after(RunQuery query) {
        return query.cursor().filter(cursor -> cursor.matches("\\d{1,18}")).map(Long::parseLong).orElse(-1L);
    }

    /** @param sorted by their order */
    static Slice<RunView> page(Collection<RunView> sorted, RunQuery query) {
        List<RunView> found = new ArrayList<>();
        for (RunView run : sorted) {
            if (run.order() > after(query) && matches(run, query)) {
                if (found.size() == query.limit()) {
                    return new Slice<>(found, Optional.of(Long.toString(found.getLast().order())));
                }
                found.add(run);
            }
        }
        return new Slice<>(found, Optional.empty());
    }

    private static boolean matches(RunView run, RunQuery query) {
        return query.state().map(state -> state.equals("live") ? !ended(run) : run.state().equals(state)).orElse(true)
                && query.plan().map(plan -> run.plan().equals(plan) || run.code().filter(plan::equals).isPresent()).orElse(true)
                && query.application().map(run.application()::equals).orElse(true)
                && query.date().map(date -> run.date().toString().equals(date)).orElse(true)
                && query.text().map(text -> holds(run, text.toLowerCase(Locale.ROOT))).orElse(true);
    }

    private static boolean holds(RunView run, String text) {
        return (run.id() + " " + run.code().orElse("") + " " + run.title().fr() + " " + run.title().en())
                .toLowerCase(Locale.ROOT).contains(text);
    }

    static boolean ended(RunView run) {
        return List.of("succeeded", "failed", "cancelled").contains(run.state());
    }

    List<NeedView> needs() {
        return needs.values().stream()
                .sorted(Comparator.comparing((NeedView need) -> need.actBefore().orElse(need.since())).thenComparing(need ->
                        need.task().id()))
                .toList();
    }

    List<AttemptView> attempts(String task) {
        return attempts.getOrDefault(task, List.of());
    }

    /** Those since this server follows; the tables have the older ones. */
    Map<Long, NoteView> notes(String target) {
        return notes.getOrDefault(target, new ConcurrentSkipListMap<>());
    }

    Map<String, Integer> taskTotals() {
        Map<String, Integer> totals = new TreeMap<>();
        runs.values().stream().filter(run -> !ended(run))
                .forEach(run -> run.taskStates().forEach((state, count) -> totals.merge(state, count, Integer::sum)));
        return totals;
    }

    int runCount() {
        return runs.size();
    }

    List<ExceptionView> exceptions() {
        return exceptions;
    }

    List<StateRow.Late> late() {
        return late;
    }

    List<BrakeView> brakes() {
        return brakes;
    }

    List<ResourceView> resources() {
        return resources;
    }

    List<HostView> hosts() {
        return hosts;
    }
}
