package regie.engine.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.EstateFacts;
import regie.engine.Span;
import regie.estate.plan.DeadlineRule;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Window;

/** From local times of a production date to instants. Only deciders use it: what it finds goes into the events. */
public final class ProductionTime {

    private ProductionTime() {}

    /** The first such local time at or after the date's new day, {@code days} later. */
    public static Instant at(EstateFacts facts, LocalDate date, LocalTime time, int days) {
        return local(facts, date, time, days).atZone(facts.zone()).toInstant();
    }

    private static LocalDateTime local(EstateFacts facts, LocalDate date, LocalTime time, int days) {
        LocalDate first = time.isBefore(facts.newDay()) ? date.plusDays(1) : date;
        return first.plusDays(days).atTime(time);
    }

    /** From its opening until the first closing after it. */
    public static Span span(EstateFacts facts, LocalDate date, Window window) {
        LocalDateTime from = local(facts, date, window.from(), window.day());
        LocalDateTime to = from.toLocalDate().atTime(window.to());
        if (!to.isAfter(from)) {
            to = to.plusDays(1);
        }
        return new Span(from.atZone(facts.zone()).toInstant(), to.atZone(facts.zone()).toInstant(), window.then());
    }

    /** The same window on the first later date on which it has not closed by {@code now}. */
    public static Span next(EstateFacts facts, LocalDate date, Window window, Instant now) {
        LocalDate later = date.plusDays(1);
        Span span = span(facts, later, window);
        while (!span.to().isAfter(now)) {
            later = later.plusDays(1);
            span = span(facts, later, window);
        }
        return span;
    }

    /** A task's own window, else the plan's. */
    public static Optional<Window> window(PlanDefinition plan, TaskDefinition task) {
        return task.window().or(plan::window);
    }

    /** @param begins the start of the run, from which {@code not_before} counts */
    public static Map<String, Span> windows(EstateFacts facts, LocalDate date, PlanDefinition plan, Instant begins) {
        Map<String, Span> windows = new TreeMap<>();
        for (TaskDefinition task : plan.tasks().values()) {
            window(plan, task).ifPresent(window -> windows.put(task.name(), span(facts, date, window)));
            task.notBefore().map(begins::plus).ifPresent(from -> windows.merge(task.name(),
                    new Span(from, from, Window.AtEnd.START), ProductionTime::later));
        }
        return windows;
    }

    /** A window that does not open before the other does. One that would close first is left as declared: its end is a rule, too. */
    private static Span later(Span declared, Span notBefore) {
        boolean within = notBefore.from().isAfter(declared.from()) && notBefore.from().isBefore(declared.to());
        return within ? new Span(notBefore.from(), declared.to(), declared.then()) : declared;
    }

    /** The plan's own under the empty name. */
    public static Map<String, Instant> deadlines(EstateFacts facts, LocalDate date, PlanDefinition plan) {
        Map<String, Instant> deadlines = new TreeMap<>();
        plan.deadline().ifPresent(rule -> deadlines.put("", at(facts, date, rule)));
        for (TaskDefinition task : plan.tasks().values()) {
            task.deadline().ifPresent(rule -> deadlines.put(task.name(), at(facts, date, rule)));
        }
        return deadlines;
    }

    private static Instant at(EstateFacts facts, LocalDate date, DeadlineRule rule) {
        return at(facts, date, rule.at(), rule.day());
    }
}
