package regie.simulator.plans;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.between.BetweenRules;
import regie.estate.between.CapacityWindow;
import regie.estate.between.DeclaredEvent;
import regie.estate.between.Freeze;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Raise;
import regie.estate.plan.TaskDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;
import regie.simulator.chance.Chance;

/** Ties generated plans to each other and to other dates: needs across plans, events raised and awaited, freezes, hours of capacity. */
final class TieGenerator {

    static final List<String> EVENTS = List.of("e0", "e1", "e2");

    private final Chance chance;
    private final LocalDateTime start;

    TieGenerator(Chance chance, LocalDateTime start) {
        this.chance = chance;
        this.start = start;
    }

    LinkedHashMap<PlanName, PlanDefinition> tied(LinkedHashMap<PlanName, PlanDefinition> plans) {
        LinkedHashMap<PlanName, PlanDefinition> tied = new LinkedHashMap<>();
        List<PlanDefinition> all = List.copyOf(plans.values());
        for (int i = 0; i < all.size(); i++) {
            PlanDefinition plan = all.get(i);
            LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
            for (TaskDefinition task : plan.tasks().values()) {
                boolean called = task.days() == TaskDefinition.Days.NEVER;
                tasks.put(task.name(), called ? task : tied(task, all, i));
            }
            tied.put(plan.name(), Copies.withTasks(plan, tasks, ""));
        }
        return tied;
    }

    private TaskDefinition tied(TaskDefinition task, List<PlanDefinition> plans, int own) {
        Need need = task.needs();
        if (chance.percent(9)) {
            need = with(need, need(plans, own));
        }
        List<EventWait> waits = chance.percent(6) ? List.of(await()) : List.of();
        List<Raise> raises = chance.percent(10) ? List.of(raise()) : List.of();
        return Copies.ties(task, need, waits, raises);
    }

    private Need with(Need need, Need other) {
        if (need.equals(Need.NOTHING)) {
            return new Need.All(List.of(other));
        }
        return chance.percent(25) ? new Need.Any(List.of(need, other)) : new Need.All(List.of(need, other));
    }

    /** For the same date only plans that stand before this one, so that nothing goes round in a circle. */
    private Need need(List<PlanDefinition> plans, int own) {
        boolean same = own > 0 && chance.percent(60);
        DateRef date = same ? DateRef.SAME : chance.among(DateRef.PREVIOUS, DateRef.PREVIOUS, DateRef.NEXT, DateRef.ANY);
        PlanDefinition other = same ? plans.get(chance.below(own)) : plans.get(chance.below(plans.size()));
        boolean self = other.name().equals(plans.get(own).name());
        List<String> tasks = new ArrayList<>(other.tasks().keySet());
        boolean whole = chance.percent(30);
        Need.Ending when = chance.among(Need.Ending.SUCCEEDED, Need.Ending.SUCCEEDED, Need.Ending.ENDED, Need.Ending.FAILED);
        return new Need.OnPlan(other.name().value(), whole ? "" : chance.choose(tasks),
                self && date.kind() == DateRef.Kind.ANY ? DateRef.PREVIOUS : date, when, chance.percent(15),
                chance.among(Need.IfAbsent.PASS, Need.IfAbsent.WAIT, Need.IfAbsent.FAIL, Need.IfAbsent.UNSAID),
                chance.percent(15) ? Optional.of(Duration.ofMinutes(chance.between(1, 10))) : Optional.empty());
    }

    private EventWait await() {
        DateRef date = chance.among(DateRef.SAME, DateRef.SAME, DateRef.PREVIOUS, DateRef.ANY, DateRef.NONE);
        Optional<LocalTime> until = chance.percent(60) ? Optional.of(minute(chance.between(2, 12)).toLocalTime()) : Optional.empty();
        return new EventWait(chance.choose(EVENTS), date, until, 0, chance.among(EventWait.Then.HOLD, EventWait.Then.SKIP,
                EventWait.Then.START, EventWait.Then.FAIL),
                chance.percent(15) ? Optional.of(Duration.ofMinutes(5)) : Optional.empty(), chance.percent(40));
    }

    private Raise raise() {
        return new Raise(chance.choose(EVENTS), chance.among(DateRef.SAME, DateRef.SAME, DateRef.NEXT, DateRef.NONE),
                chance.among(Need.Ending.SUCCEEDED, Need.Ending.SUCCEEDED, Need.Ending.FAILED, Need.Ending.ENDED));
    }

    private LocalDateTime minute(int after) {
        return start.plusMinutes(after).withSecond(0).withNano(0);
    }

    BetweenRules rules() {
        LinkedHashMap<String, DeclaredEvent> events = new LinkedHashMap<>();
        EVENTS.forEach(name -> events.put(name, new DeclaredEvent(name, Text.same(name), Optional.empty(), true,
                Duration.ofMinutes(chance.between(5, 60)))));
        List<Freeze> freezes = new ArrayList<>();
        if (chance.percent(20)) {
            int from = chance.between(0, 6);
            freezes.add(new Freeze("frost", Text.same("frost"), minute(from).atZone(EstateGenerator.ZONE).toInstant(),
                    minute(from + chance.between(1, 5)).atZone(EstateGenerator.ZONE).toInstant(), List.of(),
                    List.of(new ApplicationName(chance.among("shop", "ledger"))), List.of()));
        }
        return new BetweenRules(chance.between(0, 3), events, freezes, new LinkedHashMap<>());
    }

    List<CapacityWindow> hours() {
        if (!chance.percent(30)) {
            return List.of();
        }
        int from = chance.between(-5, 8);
        return List.of(new CapacityWindow(minute(from).toLocalTime(), minute(from + chance.between(1, 6)).toLocalTime(),
                chance.between(0, 6), List.of()));
    }
}
