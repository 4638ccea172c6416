package regie.formats.imports.parity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.estate.EstateModel;
import regie.estate.dates.Cycle;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;
import regie.kernel.Text;

/**
 * The starts of some days by the source's own rules beside those of the estate that was made of it.
 *
 * @param from the first day, in the estate's zone
 * @param pairs by plan, then by time
 * @param uncompared plans that start by themselves and of which no rule of the source is known
 */
public record Parity(LocalDate from, int days, List<StartPair> pairs, List<String> uncompared) {

    /** A start that is missing on one side and one on the other, no farther apart than this, are one that was moved. */
    private static final Duration MOVED_AT_MOST = Duration.ofHours(3);

    public Parity {
        pairs = List.copyOf(pairs);
        uncompared = List.copyOf(uncompared);
    }

    public static Parity compare(EstateModel model, List<SourceSchedule> schedules, LocalDate from, int days) {
        ZoneId zone = model.zone();
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = from.plusDays(days).atStartOfDay(zone).toInstant();
        PlanDates dates = new PlanDates(model);
        List<StartPair> pairs = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (SourceSchedule schedule : schedules) {
            known.add(schedule.plan());
            Set<Instant> here = starts(model, dates, schedule.plan(), begin, end);
            List<SourceStart> there = schedule.rule().starts(begin, end).stream()
                    .filter(start -> !start.at().isBefore(begin) && start.at().isBefore(end)).sorted().distinct().toList();
            pairs.addAll(pairs(schedule, there, here));
        }
        List<String> uncompared = model.plans().values().stream()
                .filter(plan -> !plan.schedules().isEmpty() && !known.contains(plan.name().value()))
                .map(plan -> plan.name().value()).toList();
        return new Parity(from, days, pairs, uncompared);
    }

    private static TreeSet<Instant> starts(EstateModel model, PlanDates dates, String plan, Instant begin, Instant end) {
        TreeSet<Instant> found = new TreeSet<>();
        PlanDefinition definition = model.plans().get(new PlanName(plan));
        if (definition == null) {
            return found;
        }
        ZoneId zone = dates.zoneOf(definition);
        LocalDate last = end.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate date = begin.atZone(zone).toLocalDate().minusDays(32); !date.isAfter(last); date = date.plusDays(1)) {
            for (PlannedStart planned : dates.starts(definition, date)) {
                Optional<Cycle> cycle = dates.cycle(planned);
                List<Instant> instants = cycle.map(Cycle::slots).orElse(List.of(planned.start().instant()));
                instants.stream().filter(at -> !at.isBefore(begin) && at.isBefore(end)).forEach(found::add);
            }
        }
        return found;
    }

    private static List<StartPair> pairs(SourceSchedule schedule, List<SourceStart> there, Set<Instant> here) {
        TreeSet<Instant> left = new TreeSet<>(here);
        List<StartPair> pairs = new ArrayList<>();
        List<SourceStart> alone = new ArrayList<>();
        for (SourceStart start : there) {
            Instant first = left.ceiling(start.at());
            if (first != null && start.holds(first)) {
                left.remove(first);
                pairs.add(new StartPair(schedule, Optional.of(start), Optional.of(first), true, Optional.empty()));
            } else {
                alone.add(start);
            }
        }
        for (SourceStart start : alone) {
            Optional<Instant> moved = left.stream()
                    .filter(instant -> Duration.between(start.at(), instant).abs().compareTo(MOVED_AT_MOST) <= 0)
                    .min(Comparator.comparing(instant -> Duration.between(start.at(), instant).abs()));
            moved.ifPresent(left::remove);
            pairs.add(differing(schedule, Optional.of(start), moved));
        }
        left.forEach(instant -> pairs.add(differing(schedule, Optional.empty(), Optional.of(instant))));
        pairs.sort(Comparator.comparing(StartPair::at));
        return pairs;
    }

    private static StartPair differing(SourceSchedule schedule, Optional<SourceStart> source, Optional<Instant> regie) {
        Optional<Text> cause = schedule.rule().cause(source, regie);
        return new StartPair(schedule, source, regie, false, cause);
    }

    public List<StartPair> divergences() {
        return pairs.stream().filter(pair -> !pair.same()).toList();
    }

    public int explained() {
        return (int) pairs.stream().filter(pair -> !pair.same() && pair.cause().isPresent()).count();
    }
}
