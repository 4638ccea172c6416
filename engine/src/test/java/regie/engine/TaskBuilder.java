package regie.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.plan.Action;
import regie.estate.plan.Arguments;
import regie.estate.plan.DeadlineRule;
import regie.estate.plan.EventWait;
import regie.estate.plan.Foreach;
import regie.estate.plan.HostChoice;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.Raise;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.estate.plan.Window;
import regie.estate.schedule.DaysRule;
import regie.kernel.Expression;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Tasks in code: on host {@code h1} and with {@code restart: always} unless said otherwise. */
public final class TaskBuilder {

    private final String name;
    private Action action;
    private Optional<HostChoice> host;
    private final List<Need> needs = new ArrayList<>();
    private Optional<Expression> when = Optional.empty();
    private Optional<Foreach> foreach = Optional.empty();
    private TaskDefinition.Days days = TaskDefinition.Days.ALWAYS;
    private Optional<Expression> okWhen = Optional.empty();
    private Optional<Expression> warnWhen = Optional.empty();
    private RestartRule restart = RestartRule.ALWAYS;
    private final Map<String, Integer> uses = new TreeMap<>();
    private final List<TaskDefinition.Lock> locks = new ArrayList<>();
    private Optional<TaskDefinition.Retry> retry = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private IfFails ifFails = new IfFails.Stop();
    private TaskDefinition.IfUnknown ifUnknown = TaskDefinition.IfUnknown.WAIT;
    private Optional<TaskDefinition.Confirm> confirm = Optional.empty();
    private int priority;
    private Optional<Window> window = Optional.empty();
    private Optional<DeadlineRule> deadline = Optional.empty();
    private final List<EventWait> waits = new ArrayList<>();
    private final List<Raise> raises = new ArrayList<>();
    private final Map<String, Template> variables = new TreeMap<>();
    private final LinkedHashMap<String, Template> env = new LinkedHashMap<>();

    private TaskBuilder(String name, Action action, Optional<HostChoice> host) {
        this.name = name;
        this.action = action;
        this.host = host;
    }

    public static TaskBuilder run(String name) {
        return run(name, "./" + name + ".sh");
    }

    public static TaskBuilder run(String name, String script) {
        Arguments arguments = new Arguments.Mapping(Map.of("script", new Arguments.Leaf(Template.literal(script))));
        return new TaskBuilder(name, new Action.External("run", arguments, true), Optional.of(named("h1")));
    }

    /** {@code run} with one hole at the end of the script. */
    public static TaskBuilder run(String name, Expression hole) {
        Template template = new Template("./x {{ " + hole.source() + " }}",
                List.of(new Template.Part.Literal("./x "), new Template.Part.Hole(hole)));
        Arguments arguments = new Arguments.Mapping(Map.of("script", new Arguments.Leaf(template)));
        return new TaskBuilder(name, new Action.External("run", arguments, true), Optional.of(named("h1")));
    }

    public static TaskBuilder nothing(String name) {
        return new TaskBuilder(name, new Action.Nothing(), Optional.empty());
    }

    public static TaskBuilder approve(String name) {
        return new TaskBuilder(name, new Action.Approve(Optional.of("shift-lead"), new Text("Oui ?", "Yes?")), Optional.empty());
    }

    public static TaskBuilder manual(String name, Action.Question... asks) {
        LinkedHashMap<String, Action.Question> questions = new LinkedHashMap<>();
        for (Action.Question question : asks) {
            questions.put(question.label().en(), question);
        }
        return new TaskBuilder(name, new Action.Manual(Optional.of("operators"), List.of(Text.same("do it")), questions,
                Optional.of(Duration.ofMinutes(10)), Optional.of(Duration.ofMinutes(30)), Optional.of("shift-lead")), Optional.empty());
    }

    public static Action.Question question(String label, Action.AnswerType type, boolean required, String... choices) {
        return new Action.Question(type, Text.same(label), required, List.of(choices));
    }

    public static TaskBuilder plan(String name, String plan) {
        return new TaskBuilder(name, new Action.SubPlan(new PlanName(plan), Map.of()), Optional.empty());
    }

    private static HostChoice named(String host) {
        return new HostChoice.Named(Template.literal(host));
    }

    String name() {
        return name;
    }

    public TaskBuilder on(String asked) {
        host = Optional.of(named(asked));
        return this;
    }

    public TaskBuilder onItem() {
        Expression item = Says.variable("item");
        host = Optional.of(new HostChoice.Named(new Template("{{ item }}", List.of(new Template.Part.Hole(item)))));
        return this;
    }

    public TaskBuilder onLabels(Map<String, String> labels) {
        host = Optional.of(new HostChoice.Labelled(labels));
        return this;
    }

    public TaskBuilder needs(String... tasks) {
        Arrays.stream(tasks).forEach(task -> needs.add(new Need.OnTask(task, Need.Ending.SUCCEEDED, false)));
        return this;
    }

    public TaskBuilder needs(Need need) {
        needs.add(need);
        return this;
    }

    public TaskBuilder needs(String task, Need.Ending ending) {
        return needs(new Need.OnTask(task, ending, false));
    }

    public TaskBuilder when(Expression expression) {
        when = Optional.of(expression);
        return this;
    }

    public TaskBuilder foreach(String... items) {
        foreach = Optional.of(new Foreach.Listed(Arrays.stream(items).map(Template::literal).toList()));
        return this;
    }

    public TaskBuilder foreach(Foreach rule) {
        foreach = Optional.of(rule);
        return this;
    }

    public TaskBuilder days(String rule) {
        days = new TaskDefinition.Days.OnDays(List.of(((DaysRule.Read.Ok) DaysRule.parse(rule)).rule()));
        return this;
    }

    public TaskBuilder never() {
        days = TaskDefinition.Days.NEVER;
        return this;
    }

    public TaskBuilder okWhen(Expression expression) {
        okWhen = Optional.of(expression);
        return this;
    }

    public TaskBuilder warnWhen(Expression expression) {
        warnWhen = Optional.of(expression);
        return this;
    }

    public TaskBuilder restart(RestartRule.Allowed allowed) {
        restart = new RestartRule(allowed, restart.from(), restart.before(), restart.until());
        return this;
    }

    public TaskBuilder before(String step) {
        restart = new RestartRule(restart.allowed(), restart.from(), Optional.of(step), restart.until());
        return this;
    }

    public TaskBuilder until(String time) {
        restart = new RestartRule(restart.allowed(), restart.from(), restart.before(), Optional.of(LocalTime.parse(time)));
        return this;
    }

    public TaskBuilder uses(String resource, int units) {
        uses.put(resource, units);
        return this;
    }

    public TaskBuilder locks(String resource, boolean shared) {
        locks.add(new TaskDefinition.Lock(resource, shared));
        return this;
    }

    public TaskBuilder retry(int times, Duration delay, double backoff, Integer... on) {
        retry = Optional.of(new TaskDefinition.Retry(times, delay, backoff, List.of(on)));
        return this;
    }

    public TaskBuilder timeout(Duration after) {
        timeout = Optional.of(after);
        return this;
    }

    public TaskBuilder ifFails(IfFails rule) {
        ifFails = rule;
        return this;
    }

    public TaskBuilder ifUnknown(TaskDefinition.IfUnknown rule) {
        ifUnknown = rule;
        return this;
    }

    public TaskBuilder confirm() {
        confirm = Optional.of(new TaskDefinition.Confirm(Optional.of("shift-lead")));
        return this;
    }

    public TaskBuilder priority(int points) {
        priority = points;
        return this;
    }

    public TaskBuilder window(String from, String to, Window.AtEnd then) {
        window = Optional.of(new Window(LocalTime.parse(from), LocalTime.parse(to), 0, then));
        return this;
    }

    public TaskBuilder deadline(String at) {
        deadline = Optional.of(new DeadlineRule(LocalTime.parse(at), 0, DeadlineRule.Kind.TARGET));
        return this;
    }

    public TaskBuilder variable(String variable, Template value) {
        variables.put(variable, value);
        return this;
    }

    public TaskBuilder env(String variable, String value) {
        env.put(variable, Template.literal(value));
        return this;
    }

    public TaskBuilder waits(EventWait wait) {
        waits.add(wait);
        return this;
    }

    public TaskBuilder raises(Raise raise) {
        raises.add(raise);
        return this;
    }

    TaskDefinition build() {
        return new TaskDefinition(name, Optional.of("T-" + name), Text.same(name), action, host,
                needs.isEmpty() ? Need.NOTHING : new Need.All(needs), when, foreach, days, okWhen, warnWhen, List.of(), restart, uses,
                locks, retry, timeout, Duration.ofSeconds(10), ifFails, ifUnknown, Optional.empty(), Optional.empty(), confirm,
                priority, window, deadline, variables, env, Optional.empty(), Optional.empty(), 50L << 20,
                waits, raises, Optional.empty());
    }
}
