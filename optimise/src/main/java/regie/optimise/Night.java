package regie.optimise;

import java.time.Duration;
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
import regie.engine.Span;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.Scenario;
import regie.engine.state.Run;
import regie.engine.turn.ProductionTime;
import regie.estate.plan.Action;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.RunId;

/**
 * A night as a net: each task that the forecast sees end is a job of the length foreseen, behind those that it needs, in the
 * pools that it uses. What the net cannot say (one of several needs, items, people) it takes as the forecast has it; the
 * engine judges what comes out.
 */
final class Night {

    /** In milliseconds; jobs count in the greatest unit that all times share. */
    private final long unit;
    private final Instant begins;
    private final List<Row> rows;
    private final Net net;

    private Night(Instant begins, long unit, List<Row> rows, Net net) {
        this.begins = begins;
        this.unit = unit;
        this.rows = rows;
        this.net = net;
    }

    /** One job, and where it comes from. {@code begins} is the start of its run. */
    record Row(RunId run, PlanDefinition plan, TaskDefinition task, String name, Instant start, Instant end, Instant begins) {}

    static Night of(Scenario scenario, Outlook outlook) {
        return new Building(scenario, outlook).build();
    }

    Net net() {
        return net;
    }

    List<Row> rows() {
        return rows;
    }

    Instant at(long units) {
        return begins.plusMillis(units * unit);
    }

    /** Whether it starts later than what it follows lets it: something scarce is being waited for. */
    boolean held(int job, long[] starts) {
        long open = net.jobs().get(job).release();
        for (int before : net.jobs().get(job).before()) {
            open = Math.max(open, starts[before] + net.jobs().get(before).duration());
        }
        return starts[job] > open;
    }

    private static final class Building {

        private final Scenario scenario;
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Integer> index = new LinkedHashMap<>();
        private final Map<RunId, List<Integer>> byRun = new LinkedHashMap<>();
        private final Map<RunId, Integer> above = new LinkedHashMap<>();
        private final Map<String, Instant> deadlines = new LinkedHashMap<>();
        private final Pools pools;

        Building(Scenario scenario, Outlook outlook) {
            this.scenario = scenario;
            this.pools = new Pools(scenario);
            Set<String> spread = new LinkedHashSet<>();
            outlook.tasks().forEach(task -> {
                if (task.task().indexOf('.') > 0) {
                    spread.add(task.run() + "/" + task.task().substring(0, task.task().indexOf('.')));
                }
            });
            for (Outlook.OfTask task : outlook.tasks()) {
                row(task, spread).ifPresent(row -> {
                    index.put(row.run() + "/" + row.name(), rows.size());
                    byRun.computeIfAbsent(row.run(), run -> new ArrayList<>()).add(rows.size());
                    rows.add(row);
                });
            }
            outlook.deadlines().forEach(it -> deadlines.put(it.run() + "/" + it.task(), it.at()));
            subRuns();
        }

        private Optional<Row> row(Outlook.OfTask task, Set<String> spread) {
            Instant start = task.start();
            Instant end = task.end();
            int dot = task.task().indexOf('.');
            String name = dot > 0 ? task.task().substring(0, dot) : task.task();
            Optional<PlanDefinition> plan = scenario.state().run(task.run()).map(Run::definition)
                    .or(() -> scenario.entry(task.run().plan()).map(entry -> entry.definition()));
            TaskDefinition definition = plan.map(it -> it.tasks().get(name)).orElse(null);
            if (start == null || end == null || definition == null || spread.contains(task.run() + "/" + task.task())) {
                return Optional.empty();
            }
            return Optional.of(new Row(task.run(), plan.get(), definition, task.task(), start, end, begins(task.run(), start)));
        }

        private Instant begins(RunId run, Instant otherwise) {
            return scenario.state().run(run).map(it -> it.start().orElse(it.orderedAt()))
                    .or(() -> scenario.orders().stream().filter(order -> order.plan().equals(run.plan()))
                            .map(Scenario.Order::at).findFirst())
                    .orElse(otherwise);
        }

        /** The runs that a task of another run orders: they lie within it. */
        private void subRuns() {
            for (Map.Entry<RunId, List<Integer>> run : byRun.entrySet()) {
                boolean own = scenario.state().run(run.getKey()).isPresent()
                        || scenario.orders().stream().anyMatch(order -> order.plan().equals(run.getKey().plan()));
                for (int i = 0; i < rows.size() && !own; i++) {
                    Row row = rows.get(i);
                    boolean calls = row.task().action() instanceof Action.SubPlan sub && sub.plan().equals(run.getKey().plan());
                    if (calls && !above.containsValue(i)) {
                        above.put(run.getKey(), i);
                        break;
                    }
                }
            }
        }

        Night build() {
            Instant begins = rows.stream().map(Row::begins).min(Instant::compareTo).orElse(scenario.now());
            List<Raw> raw = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                raw.add(raw(i, begins));
            }
            long unit = 0;
            for (Raw job : raw) {
                unit = gcd(gcd(unit, job.duration), job.release);
            }
            long one = Math.max(1, unit);
            List<Net.Job> jobs = raw.stream().map(job -> job.in(one)).toList();
            return new Night(begins, one, List.copyOf(rows), new Net(jobs, pools.all()));
        }

        private static long gcd(long a, long b) {
            return b == 0 ? a : gcd(b, a % b);
        }

        private record Raw(String name, long duration, long release, long due, Set<Integer> before, List<Net.Demand> demands) {

            Net.Job in(long unit) {
                return new Net.Job(name, duration / unit, release / unit, Net.NEVER, List.copyOf(before), demands,
                        due == Net.NEVER ? Net.NEVER : Math.max(0, due / unit));
            }
        }

        private Raw raw(int i, Instant begins) {
            Row row = rows.get(i);
            Set<Integer> before = new LinkedHashSet<>();
            needs(row.run(), row.task().needs(), before);
            Integer caller = above.get(row.run());
            if (caller != null) {
                needs(rows.get(caller).run(), rows.get(caller).task().needs(), before);
            }
            boolean calls = row.task().action() instanceof Action.SubPlan && above.containsValue(i);
            if (calls) {
                above.forEach((run, owner) -> {
                    if (owner == i) {
                        before.addAll(byRun.getOrDefault(run, List.of()));
                    }
                });
            }
            before.remove(i);
            long duration = calls ? 0 : Math.max(0, Duration.between(row.start(), row.end()).toMillis());
            Instant release = later(row.begins(), window(row));
            List<Net.Demand> demands = row.task().action() instanceof Action.External ? pools.demands(row) : List.of();
            return new Raw(row.run() + "/" + row.name(), duration, Duration.between(begins, release).toMillis(), due(row, begins),
                    before, demands);
        }

        private static Instant later(Instant one, Optional<Instant> other) {
            return other.filter(one::isBefore).orElse(one);
        }

        private Optional<Instant> window(Row row) {
            LocalDate date = LocalDate.parse(row.run().value().substring(row.run().value().indexOf('@') + 1).substring(0, 10));
            return scenario.state().facts().flatMap(facts -> Optional.ofNullable(
                    ProductionTime.windows(facts, date, row.plan(), row.begins()).get(row.task().name())).map(Span::from));
        }

        private long due(Row row, Instant begins) {
            Instant own = deadlines.get(row.run() + "/" + row.task().name());
            Instant whole = deadlines.get(row.run() + "/");
            @Nullable Instant first = own == null || whole != null && whole.isBefore(own) ? whole : own;
            return first == null ? Net.NEVER : Duration.between(begins, first).toMillis();
        }

        /** All that it could wait for; of several of which one is enough, the one that the forecast sees end first. */
        private void needs(RunId run, Need need, Set<Integer> into) {
            switch (need) {
                case Need.All all -> all.members().forEach(member -> needs(run, member, into));
                case Need.Any any -> any.members().stream().map(member -> {
                    Set<Integer> one = new LinkedHashSet<>();
                    needs(run, member, one);
                    return one;
                }).filter(one -> !one.isEmpty()).min(java.util.Comparator.comparing(this::lastEnd)).ifPresent(into::addAll);
                case Need.OnTask on -> add(run, on.task(), into);
                case Need.OnPlan on -> {
                    if (on.date().isSame()) {
                        String date = run.value().substring(run.value().indexOf('@'));
                        RunId other = new RunId(on.plan() + (date.indexOf('~') > 0 ? date.substring(0, date.indexOf('~')) : date));
                        if (on.task().isEmpty()) {
                            into.addAll(byRun.getOrDefault(other, List.of()));
                        } else {
                            add(other, on.task(), into);
                        }
                    }
                }
            }
        }

        private Instant lastEnd(Set<Integer> jobs) {
            return jobs.stream().map(i -> rows.get(i).end()).max(Instant::compareTo).orElse(Instant.MAX);
        }

        private void add(RunId run, String task, Set<Integer> into) {
            Integer one = index.get(run + "/" + task);
            if (one != null) {
                into.add(one);
                return;
            }
            for (int i : byRun.getOrDefault(run, List.of())) {
                if (rows.get(i).name().startsWith(task + ".")) {
                    into.add(i);
                }
            }
        }
    }
}
