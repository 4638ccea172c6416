package regie.formats.estate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Action;
import regie.estate.plan.DeadlineRule;
import regie.estate.plan.Foreach;
import regie.estate.plan.HostChoice;
import regie.estate.plan.IfFails;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.estate.plan.Window;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;
import regie.kernel.Expression;
import regie.kernel.Text;

/** Builds one task from its merged tree. */
final class TaskBuilder {

    private static final long OUTPUT_LIMIT = 50L << 20;

    private final NeedReader needs;
    private final int planPriority;
    private final Fields task;
    private final Expressing expressing;

    /** @param expressing where {@code item} is visible when the task is repeated */
    TaskBuilder(NeedReader needs, int planPriority, Fields task, Expressing expressing) {
        this.needs = needs;
        this.planPriority = planPriority;
        this.task = task;
        this.expressing = expressing;
    }

    TaskDefinition build(String name) {
        Expressing there = expressing.with(visible -> visible.and("host"));
        Action action = new ActionReader(there).read(task);
        Expressing outcome = expressing.with(visible -> visible.and("exit_code", "outputs"));
        return new TaskDefinition(
                name,
                task.text("code"),
                task.sentence("title").orElse(Text.same(name)),
                action,
                action instanceof Action.External ? host() : Optional.empty(),
                needs.read(task.node("needs")),
                condition("when", expressing),
                foreach(),
                DayReader.days(task),
                condition("ok_when", outcome),
                condition("warn_when", outcome),
                task.texts("fail_on_output"),
                restart(task),
                uses(),
                locks(),
                retry(),
                task.duration("timeout"),
                task.duration("grace").orElse(Duration.ofSeconds(10)),
                ifFails(),
                task.choice("if_unknown", TaskDefinition.IfUnknown.class, TaskDefinition.IfUnknown.WAIT),
                task.text("instruction"),
                task.duration("expect"),
                confirm(),
                task.whole("priority").orElse(planPriority),
                window(task),
                deadline(task),
                there.templates(task, "variables", Secrets.NOWHERE),
                there.templates(task, "env", Secrets.ALLOWED),
                task.text("user"),
                task.scalar("folder").map(folder -> there.template(folder, "folder", Secrets.NOWHERE)),
                task.text("output_limit").flatMap(Scalars::size).orElse(OUTPUT_LIMIT),
                EventReader.waits(task),
                EventReader.raises(task),
                task.duration("not_before"));
    }

    private Optional<Expression> condition(String key, Expressing where) {
        return task.scalar(key).filter(scalar -> !scalar.text().isEmpty()).flatMap(scalar -> where.condition(scalar, key));
    }

    private Optional<HostChoice> host() {
        Optional<Fields> choice = task.fields("host");
        if (choice.isPresent()) {
            return Optional.of(new HostChoice.Labelled(choice.get().textMap("labels")));
        }
        return task.scalar("host").filter(scalar -> !scalar.text().isEmpty())
                .map(scalar -> new HostChoice.Named(expressing.template(scalar, "host", Secrets.NOWHERE)));
    }

    private Optional<Foreach> foreach() {
        return task.node("foreach").flatMap(node -> switch (node) {
            case Node.Sequence sequence -> Optional.of(new Foreach.Listed(listed(sequence)));
            case Node.Mapping mapping -> new Fields(mapping).scalar("lines")
                    .map(lines -> new Foreach.Lines(expressing.template(lines, "foreach.lines", Secrets.NOWHERE)));
            case Node.Scalar scalar -> spoken(scalar);
        });
    }

    private List<Template> listed(Node.Sequence sequence) {
        List<Template> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Scalar scalar) {
                items.add(expressing.template(scalar, "foreach", Secrets.NOWHERE));
            }
        }
        return items;
    }

    private Optional<Foreach> spoken(Node.Scalar scalar) {
        String text = scalar.text().strip();
        Optional<String> logical = hostsOf(text);
        if (logical.isPresent()) {
            return Optional.of(new Foreach.Hosts(logical.get()));
        }
        boolean braced = text.startsWith("{{") && text.endsWith("}}") && text.indexOf("}}") == text.length() - 2;
        Node.Scalar inner = braced ? new Node.Scalar(scalar.at(2), text.substring(2, text.length() - 2).strip(), -1) : scalar;
        return expressing.computed(inner).map(Foreach.Computed::new);
    }

    /** The logical name in {@code hosts(app)}. */
    static Optional<String> hostsOf(String text) {
        boolean asked = text.startsWith("hosts(") && text.endsWith(")");
        return asked ? Optional.of(text.substring(6, text.length() - 1).strip()) : Optional.empty();
    }

    private static RestartRule restart(Fields task) {
        return task.fields("restart").map(restart -> new RestartRule(
                        restart.choice("allowed", RestartRule.Allowed.class, RestartRule.Allowed.ALWAYS),
                        restart.choice("from", RestartRule.From.class, RestartRule.From.START),
                        restart.text("before"), restart.time("until")))
                .orElse(RestartRule.ALWAYS);
    }

    private Map<String, Integer> uses() {
        Map<String, Integer> uses = new LinkedHashMap<>();
        Fields amounts = Fields.of(task.node("uses"));
        for (String resource : amounts.mapping().entries().keySet()) {
            amounts.whole(resource).ifPresent(units -> uses.put(resource, units));
        }
        return uses;
    }

    private List<TaskDefinition.Lock> locks() {
        List<TaskDefinition.Lock> locks = new ArrayList<>();
        for (Node item : task.items("locks")) {
            switch (item) {
                case Node.Scalar scalar -> locks.add(new TaskDefinition.Lock(scalar.text(), false));
                case Node.Mapping mapping -> new Fields(mapping).text("name").ifPresent(name ->
                        locks.add(new TaskDefinition.Lock(name, new Fields(mapping).text("mode").filter("shared"::equals).isPresent())));
                case Node.Sequence sequence -> { }
            }
        }
        return locks;
    }

    private Optional<TaskDefinition.Retry> retry() {
        return task.fields("retry").map(retry -> new TaskDefinition.Retry(
                retry.whole("times").orElse(0),
                retry.duration("delay").orElse(Duration.ZERO),
                retry.text("backoff").flatMap(Scalars::decimal).orElse(1.0),
                retry.texts("on").stream().flatMap(code -> Scalars.whole(code).stream()).map(Long::intValue).toList()));
    }

    private IfFails ifFails() {
        Optional<Fields> rule = task.fields("if_fails");
        Optional<String> run = rule.flatMap(fields -> fields.text("run").or(() -> fields.fields("then").flatMap(then -> then.text("run"))));
        if (run.isPresent()) {
            return new IfFails.RunTask(run.get());
        }
        return switch (rule.flatMap(fields -> fields.text("then")).orElse("stop")) {
            case "continue" -> new IfFails.Continue();
            case "hold" -> new IfFails.Hold();
            default -> new IfFails.Stop();
        };
    }

    private Optional<TaskDefinition.Confirm> confirm() {
        return task.node("confirm").flatMap(node -> switch (node) {
            case Node.Mapping mapping -> Optional.of(new TaskDefinition.Confirm(new Fields(mapping).text("role")));
            case Node.Scalar scalar -> scalar.text().equals("true")
                    ? Optional.of(new TaskDefinition.Confirm(Optional.empty())) : Optional.empty();
            case Node.Sequence sequence -> Optional.empty();
        });
    }

    static Optional<Window> window(Fields holder) {
        return holder.fields("window").flatMap(window -> window.time("from").flatMap(from -> window.time("to").map(to ->
                new Window(from, to, window.whole("day").orElse(0), window.choice("then", Window.AtEnd.class, Window.AtEnd.HOLD)))));
    }

    static Optional<DeadlineRule> deadline(Fields holder) {
        return holder.fields("deadline").flatMap(deadline -> deadline.time("at").map(at -> new DeadlineRule(
                at, deadline.whole("day").orElse(0), deadline.choice("kind", DeadlineRule.Kind.class, DeadlineRule.Kind.TARGET))));
    }
}
