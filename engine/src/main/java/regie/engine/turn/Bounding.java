package regie.engine.turn;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.EstateFacts;
import regie.engine.LateBounds;
import regie.engine.Usual;
import regie.estate.plan.LateRule;
import regie.estate.plan.LateRule.Bound;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;

/** From rules of lateness to figures. Only deciders use it: what history and calendars say goes into the events. */
public final class Bounding {

    private Bounding() {}

    /** By task; the plan's own under the empty name. What history cannot say yet is not bounded. */
    public static Map<String, LateBounds> of(Turn turn, EstateFacts facts, LocalDate date, PlanDefinition plan) {
        if (plan.late().isEmpty()) {
            return Map.of();
        }
        Map<String, LateBounds> bounds = new TreeMap<>();
        plan.late().forEach((task, rule) -> {
            Optional<Usual> usual = learned(rule.overrun()) || learned(rule.tooShort())
                    ? turn.catalog().usual(plan.name(), task, date) : Optional.empty();
            Optional<Duration> expect = Optional.ofNullable(plan.tasks().get(task)).flatMap(TaskDefinition::expect);
            LateBounds one = new LateBounds(
                    rule.startAfter().map(at -> ProductionTime.at(facts, date, at, rule.day())),
                    rule.endAfter().map(at -> ProductionTime.at(facts, date, at, rule.day())),
                    rule.overrun().flatMap(bound -> duration(bound, usual, expect, usual.map(Usual::longest))),
                    rule.tooShort().flatMap(bound -> duration(bound, usual, expect, usual.map(Usual::shortest))),
                    rule.cycle());
            if (!one.isEmpty()) {
                bounds.put(task, one);
            }
        });
        return bounds;
    }

    private static boolean learned(Optional<Bound> bound) {
        return bound.filter(it -> !(it instanceof Bound.Fixed)).isPresent();
    }

    private static Optional<Duration> duration(Bound bound, Optional<Usual> usual, Optional<Duration> expect, Optional<Duration> unusual) {
        return switch (bound) {
            case Bound.Fixed fixed -> Optional.of(fixed.duration());
            case Bound.Percent percent -> usual.map(Usual::median).or(() -> expect)
                    .map(whole -> Duration.ofMillis(whole.toMillis() * percent.percent() / 100));
            case Bound.Unusual it -> unusual;
        };
    }
}
