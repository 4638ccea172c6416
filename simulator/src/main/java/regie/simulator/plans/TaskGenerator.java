package regie.simulator.plans;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Action;
import regie.estate.plan.Arguments;
import regie.estate.plan.Foreach;
import regie.estate.plan.HostChoice;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.estate.plan.Window;
import regie.kernel.Expression;
import regie.kernel.PlanName;
import regie.kernel.Text;
import regie.simulator.chance.Chance;

/** One random task: mostly plain work, now and then each rule that a task may carry. */
final class TaskGenerator {

    private final Chance chance;
    private final List<PlanName> subPlans;
    private final LocalDateTime start;

    /** @param start local time at which the simulation begins: windows open and close soon after */
    TaskGenerator(Chance chance, List<PlanName> subPlans, LocalDateTime start) {
        this.chance = chance;
        this.subPlans = subPlans;
        this.start = start;
    }

    TaskDefinition task(String name, Need need, List<String> needed, TaskDefinition.Days days, Optional<String> before) {
        Action action = days == TaskDefinition.Days.NEVER ? work() : action();
        boolean external = action instanceof Action.External;
        boolean person = action instanceof Action.Approve || action instanceof Action.Manual;
        boolean plain = external && chance.percent(50);
        RestartRule restart = restart(before);
        Optional<Foreach> foreach = external && !plain && chance.percent(12) ? Optional.of(foreach(needed)) : Optional.empty();
        return new TaskDefinition(
                name, Optional.empty(), Text.same(name), action,
                external ? Optional.of(host()) : Optional.empty(),
                need, when(needed), foreach, days,
                external && !plain && chance.percent(8) ? Optional.of(new Written("exit_code == 0")) : Optional.empty(),
                external && !plain && chance.percent(12) ? Optional.of(new Written("exit_code == 4")) : Optional.empty(),
                List.of(), restart,
                external && chance.percent(25) ? uses() : Map.of(),
                external && chance.percent(25) ? locks() : List.of(),
                external && chance.percent(35) ? Optional.of(retry()) : Optional.empty(),
                external && chance.percent(30) ? Optional.of(chance.duration(Duration.ofSeconds(5),
                        Duration.ofMinutes(4))) : Optional.empty(),
                millis(Duration.ofSeconds(1), Duration.ofSeconds(10)),
                ifFails(), ifUnknown(restart), Optional.empty(), Optional.empty(),
                !person && chance.percent(6) ? Optional.of(new TaskDefinition.Confirm(Optional.empty())) : Optional.empty(),
                chance.percent(20) ? chance.between(1, 9) : 0,
                chance.percent(8) ? Optional.of(window()) : Optional.empty(),
                Optional.empty(), Map.of(), new LinkedHashMap<>(), Optional.empty(), Optional.empty(), 1_000_000,
                List.of(), List.of(), Optional.empty());
    }

    static Action work() {
        return new Action.External("run", new Arguments.Leaf(Template.literal("./work.sh")), true);
    }

    private Action action() {
        return switch (chance.weigh(80, 8, 4, 4, subPlans.isEmpty() ? 0 : 5)) {
            case 0 -> work();
            case 1 -> new Action.Nothing();
            case 2 -> new Action.Approve(Optional.of("lead"), Text.same("Go on?"));
            case 3 -> new Action.Manual(Optional.of("lead"), List.of(Text.same("Do it.")), new LinkedHashMap<>(),
                    Optional.of(Duration.ofMinutes(2)), Optional.of(Duration.ofMinutes(5)), Optional.of("lead"));
            default -> new Action.SubPlan(chance.choose(subPlans), Map.of());
        };
    }

    private Duration millis(Duration least, Duration most) {
        return chance.duration(least, most).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private HostChoice host() {
        return switch (chance.weigh(5, 3, 2)) {
            case 0 -> new HostChoice.Named(Template.literal("app"));
            case 1 -> new HostChoice.Named(Template.literal(chance.among("db", "h1", "h2")));
            default -> new HostChoice.Labelled(Map.of("tier", "app"));
        };
    }

    private Optional<Expression> when(List<String> needed) {
        if (needed.isEmpty() || !chance.percent(10)) {
            return Optional.empty();
        }
        String name = chance.choose(needed).replace('-', '_');
        return Optional.of(new Written("tasks." + name + ".exit_code == " + chance.among(0, 0, 4)));
    }

    private Foreach foreach(List<String> needed) {
        if (!needed.isEmpty() && chance.percent(30)) {
            return new Foreach.Computed(new Written("tasks." + chance.choose(needed).replace('-', '_') + ".outputs.files"));
        }
        return switch (chance.weigh(6, 2, 2)) {
            case 0 -> new Foreach.Listed(List.of("a", "b", "c", "d").subList(0, chance.between(1, 4)).stream()
                    .map(Template::literal).toList());
            case 1 -> new Foreach.Hosts("app");
            default -> new Foreach.Lines(Template.literal("/list"));
        };
    }

    private RestartRule restart(Optional<String> before) {
        RestartRule.Allowed allowed = switch (chance.weigh(75, 10, 8, 7)) {
            case 0 -> RestartRule.Allowed.ALWAYS;
            case 1 -> RestartRule.Allowed.ONCE;
            case 2 -> RestartRule.Allowed.AFTER_CHECK;
            default -> RestartRule.Allowed.NEVER;
        };
        return new RestartRule(allowed, RestartRule.From.START, before, Optional.empty());
    }

    private Map<String, Integer> uses() {
        Map<String, Integer> uses = new LinkedHashMap<>();
        chance.some(List.of("unit-a", "unit-b"), 2).forEach(name -> uses.put(name, chance.between(1, 2)));
        return uses;
    }

    private List<TaskDefinition.Lock> locks() {
        return chance.some(List.of("lock-a", "lock-b"), 2).stream()
                .map(name -> new TaskDefinition.Lock(name, chance.percent(40))).toList();
    }

    private TaskDefinition.Retry retry() {
        return new TaskDefinition.Retry(chance.between(1, 3), millis(Duration.ZERO, Duration.ofSeconds(40)),
                chance.among(1.0, 2.0), chance.percent(30) ? List.of(75) : List.of());
    }

    private IfFails ifFails() {
        return switch (chance.weigh(70, 15, 15)) {
            case 0 -> new IfFails.Stop();
            case 1 -> new IfFails.Continue();
            default -> new IfFails.Hold();
        };
    }

    private TaskDefinition.IfUnknown ifUnknown(RestartRule restart) {
        boolean always = restart.allowed() == RestartRule.Allowed.ALWAYS;
        return switch (chance.weigh(60, 20, always ? 20 : 0)) {
            case 0 -> TaskDefinition.IfUnknown.WAIT;
            case 1 -> TaskDefinition.IfUnknown.ASK;
            default -> TaskDefinition.IfUnknown.ELSEWHERE;
        };
    }

    private Window window() {
        LocalTime from = start.plusMinutes(chance.between(-10, 12)).toLocalTime().withSecond(0).withNano(0);
        LocalTime to = from.plusMinutes(chance.between(2, 25));
        return new Window(from, to, 0, chance.among(Window.AtEnd.HOLD, Window.AtEnd.SKIP, Window.AtEnd.START, Window.AtEnd.FAIL,
                Window.AtEnd.TOMORROW));
    }
}
