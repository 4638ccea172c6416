package regie.estate.shadow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/**
 * A period as an estate plans it, beside what really happened.
 *
 * @param runs in the order of their planned starts
 * @param unplanned real starts of known plans to which no planned run belongs
 * @param unknown names that nothing in the estate has, with how often they were observed
 */
public record ShadowReport(List<ShadowRun> runs, List<Observed> unplanned, Map<String, Integer> unknown) {

    /** What is observed later than this after a planned start belongs to no run of it any more. */
    private static final Duration REACH = Duration.ofHours(36);

    /** A real start this much before the planned one still belongs to it. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** @param tolerance starts closer than this to the plan count as the same */
    public static ShadowReport of(EstateModel model, LocalDate from, LocalDate to, List<Observed> observed, Duration tolerance) {
        return new Comparing(model, from, to, tolerance).compare(observed);
    }

    /** Whether all that was planned came as planned, and nothing else. */
    public boolean agrees() {
        return unplanned.isEmpty() && unknown.isEmpty() && runs.stream().allMatch(run -> run.verdict() == ShadowRun.Verdict.SAME
                && run.disorders().isEmpty());
    }

    /** One start with the end that follows it, of a plan as a whole (task empty) or of a task. */
    private record Occurrence(String task, Observed start, Optional<Observed> end) {}

    private static final class Comparing {

        private final EstateModel model;
        private final LocalDate from;
        private final LocalDate to;
        private final Duration tolerance;
        private final PlanDates dates;
        private final Map<String, PlanName> plans = new LinkedHashMap<>();
        private final Map<String, String> tasks = new LinkedHashMap<>();
        private final Map<String, Integer> unknown = new TreeMap<>();

        Comparing(EstateModel model, LocalDate from, LocalDate to, Duration tolerance) {
            this.model = model;
            this.from = from;
            this.to = to;
            this.tolerance = tolerance;
            this.dates = new PlanDates(model);
            for (PlanDefinition plan : model.plans().values()) {
                know(plan.name().value(), plan.name(), "");
                plan.code().ifPresent(code -> know(code, plan.name(), ""));
                for (TaskDefinition task : plan.tasks().values()) {
                    know(plan.name() + "/" + task.name(), plan.name(), task.name());
                    task.code().ifPresent(code -> know(code, plan.name(), task.name()));
                }
            }
        }

        private void know(String name, PlanName plan, String task) {
            plans.putIfAbsent(name, plan);
            tasks.putIfAbsent(name, task);
        }

        ShadowReport compare(List<Observed> observed) {
            Map<PlanName, List<Occurrence>> real = occurrences(observed);
            List<ShadowRun> runs = new ArrayList<>();
            List<Observed> unplanned = new ArrayList<>();
            for (PlanDefinition plan : model.plans().values()) {
                compare(plan, real.getOrDefault(plan.name(), List.of()), runs, unplanned);
            }
            runs.sort(Comparator.comparing((ShadowRun run) -> run.planned().start().instant()).thenComparing(run -> run.planned().plan()));
            unplanned.sort(Comparator.comparing(Observed::at).thenComparing(Observed::name));
            return new ShadowReport(List.copyOf(runs), List.copyOf(unplanned), unknown);
        }

        private Map<PlanName, List<Occurrence>> occurrences(List<Observed> observed) {
            Map<String, List<Observed>> byName = new LinkedHashMap<>();
            observed.stream().sorted(Comparator.comparing(Observed::at).thenComparing(Observed::kind)).forEach(one -> {
                if (plans.containsKey(one.name())) {
                    byName.computeIfAbsent(plans.get(one.name()) + "/" + tasks.get(one.name()), none -> new ArrayList<>()).add(one);
                } else {
                    unknown.merge(one.name(), 1, Integer::sum);
                }
            });
            Map<PlanName, List<Occurrence>> found = new LinkedHashMap<>();
            byName.values().forEach(all -> {
                String name = all.getFirst().name();
                pair(tasks.get(name), all, found.computeIfAbsent(plans.get(name), none -> new ArrayList<>()));
            });
            found.values().forEach(all -> all.sort(Comparator.comparing(one -> one.start().at())));
            return found;
        }

        /** Ends belong to the oldest start that has none yet; an end of which no start was seen stands for both. */
        private static void pair(String task, List<Observed> all, List<Occurrence> to) {
            List<Observed> open = new ArrayList<>();
            for (Observed one : all) {
                switch (one.kind()) {
                    case STARTED -> open.add(one);
                    case ENDED -> to.add(new Occurrence(task, open.isEmpty() ? one : open.removeFirst(), Optional.of(one)));
                }
            }
            open.forEach(start -> to.add(new Occurrence(task, start, Optional.empty())));
        }

        private void compare(PlanDefinition plan, List<Occurrence> real, List<ShadowRun> runs, List<Observed> unplanned) {
            List<PlannedStart> planned = new ArrayList<>();
            // Those just outside the period take what belongs to them, so that it is not taken for unplanned.
            for (LocalDate date = from.minusDays(2); !date.isAfter(to.plusDays(2)); date = date.plusDays(1)) {
                planned.addAll(dates.ordered(plan.name(), date));
            }
            planned.sort(Comparator.comparing(start -> start.start().instant()));
            Map<PlannedStart, List<Occurrence>> taken = new LinkedHashMap<>();
            for (Occurrence one : real) {
                Optional<PlannedStart> start = owner(planned, taken, one);
                if (start.isPresent()) {
                    taken.computeIfAbsent(start.get(), none -> new ArrayList<>()).add(one);
                } else if (within(plan, one.start())) {
                    unplanned.add(one.start());
                }
            }
            planned.stream().filter(start -> !start.date().isBefore(from) && !start.date().isAfter(to))
                    .forEach(start -> runs.add(run(plan, start, taken.getOrDefault(start, List.of()))));
        }

        private boolean within(PlanDefinition plan, Observed start) {
            LocalDate date = start.date().orElseGet(() -> dates.datesOf(plan).of(start.at(), dates.zoneOf(plan)));
            return !date.isBefore(from) && !date.isAfter(to);
        }

        /** The latest planned start that it can belong to and that has not been there already. */
        private static Optional<PlannedStart> owner(List<PlannedStart> planned, Map<PlannedStart, List<Occurrence>> taken, Occurrence one) {
            Instant at = one.start().at();
            List<PlannedStart> able = planned.stream()
                    .filter(start -> one.start().date().isPresent() ? start.date().equals(one.start().date().get())
                            : !at.isBefore(start.start().instant().minus(AHEAD)) && at.isBefore(start.start().instant().plus(REACH)))
                    .filter(start -> taken.getOrDefault(start, List.of()).stream().noneMatch(other -> other.task().equals(one.task())))
                    .toList();
            return able.stream().min(Comparator.comparing((PlannedStart start) -> Duration.between(start.start().instant(), at).abs()));
        }

        private ShadowRun run(PlanDefinition plan, PlannedStart planned, List<Occurrence> real) {
            Optional<Instant> started = real.stream().map(one -> one.start().at()).min(Comparator.naturalOrder());
            boolean allEnded = !real.isEmpty() && real.stream().allMatch(one -> one.end().isPresent());
            Optional<Instant> ended = allEnded ? real.stream().map(one -> one.end().orElseThrow().at()).max(Comparator.naturalOrder())
                    : Optional.empty();
            Optional<Integer> returned = real.stream().flatMap(one -> one.end().stream()).map(Observed::returned).filter(code -> code != 0)
                    .findFirst();
            Optional<Instant> deadline = plan.deadline().map(rule ->
                    dates.datesOf(plan).instant(planned.date(), rule.at(), rule.day(), dates.zoneOf(plan)));
            return new ShadowRun(planned, started, ended, returned, deadline, disorders(plan, real), verdict(planned, started));
        }

        private ShadowRun.Verdict verdict(PlannedStart planned, Optional<Instant> started) {
            if (started.isEmpty()) {
                return ShadowRun.Verdict.NOT_SEEN;
            }
            Duration shift = Duration.between(planned.start().instant(), started.get());
            return shift.abs().compareTo(tolerance) <= 0 ? ShadowRun.Verdict.SAME
                    : shift.isNegative() ? ShadowRun.Verdict.EARLIER : ShadowRun.Verdict.LATER;
        }

        private static List<ShadowRun.Disorder> disorders(PlanDefinition plan, List<Occurrence> real) {
            Map<String, Occurrence> byTask = new LinkedHashMap<>();
            real.forEach(one -> byTask.putIfAbsent(one.task(), one));
            List<ShadowRun.Disorder> found = new ArrayList<>();
            for (TaskDefinition task : plan.tasks().values()) {
                Occurrence later = byTask.get(task.name());
                if (later != null) {
                    needed(task.needs()).forEach(name -> Optional.ofNullable(byTask.get(name)).flatMap(Occurrence::end)
                            .filter(end -> later.start().at().isBefore(end.at())).ifPresent(end -> found.add(
                                    new ShadowRun.Disorder(task.name(), name, later.start().at(), end.at()))));
                }
            }
            return found;
        }

        /** Tasks of the same plan that all must have ended; of alternatives none has to. */
        private static List<String> needed(Need need) {
            return switch (need) {
                case Need.All all -> all.members().stream().flatMap(member -> needed(member).stream()).toList();
                case Need.Any any -> any.members().size() == 1 ? needed(any.members().getFirst()) : List.of();
                case Need.OnTask on -> List.of(on.task());
                case Need.OnPlan on -> List.of();
            };
        }
    }
}
