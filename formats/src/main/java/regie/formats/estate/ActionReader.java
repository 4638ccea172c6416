package regie.formats.estate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Action;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.schema.ActionKeys;
import regie.formats.yaml.Node;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Reads what a task does. */
final class ActionReader {

    private final Expressing expressing;

    ActionReader(Expressing expressing) {
        this.expressing = expressing;
    }

    /** The entries of a task that are actions, in the order written. */
    static List<Node.Entry> actions(Node.Mapping task) {
        return task.entries().values().stream().filter(entry -> ActionKeys.isAction(entry.key())).toList();
    }

    Action read(Fields task) {
        List<Node.Entry> actions = actions(task.mapping());
        if (actions.isEmpty()) {
            return new Action.Nothing();
        }
        Node.Entry action = actions.getFirst();
        return switch (action.key()) {
            case "nothing" -> new Action.Nothing();
            case "plan" -> subPlan(task);
            case "approve" -> approve(task);
            case "manual" -> task.fields("manual").map(this::manual).orElse(new Action.Nothing());
            case "run" -> new Action.External("run", expressing.arguments(action.value(), "run", Secrets.IN_COMMAND), true);
            case "exec" -> new Action.External("exec", expressing.arguments(action.value(), "exec", Secrets.IN_COMMAND), false);
            default -> new Action.External(action.key(), expressing.arguments(action.value(), action.key(), Secrets.NOWHERE), false);
        };
    }

    private Action subPlan(Fields task) {
        Optional<Fields> long_ = task.fields("plan");
        Optional<String> name = long_.isPresent() ? long_.get().text("name") : task.text("plan");
        Map<String, regie.estate.plan.Template> variables = long_.isPresent()
                ? expressing.templates(long_.get(), "variables", Secrets.NOWHERE) : new LinkedHashMap<>();
        return name.<Action>map(plan -> new Action.SubPlan(new PlanName(plan), variables)).orElse(new Action.Nothing());
    }

    private static Action approve(Fields task) {
        Optional<Fields> asked = task.fields("approve");
        if (asked.isEmpty()) {
            return new Action.Approve(Optional.empty(), Text.same(task.text("approve").orElse("?")));
        }
        Text question = asked.get().sentence("question").or(() -> task.sentence("title"))
                .orElse(new Text("Approuver ?", "Approve?"));
        return new Action.Approve(asked.get().text("role"), question);
    }

    private Action manual(Fields manual) {
        LinkedHashMap<String, Action.Question> asks = new LinkedHashMap<>();
        for (Node.Entry entry : manual.entries("asks")) {
            asks.put(entry.key(), question(entry));
        }
        Fields escalate = Fields.of(manual.node("escalate"));
        return new Action.Manual(manual.text("who"), Fields.sentences(manual.items("steps")), asks,
                manual.duration("remind"), escalate.duration("after"), escalate.text("to"));
    }

    private static Action.Question question(Node.Entry entry) {
        return switch (entry.value()) {
            case Node.Mapping mapping -> {
                Fields fields = new Fields(mapping);
                boolean required = !fields.text("required").filter("false"::equals).isPresent();
                yield new Action.Question(fields.choice("type", Action.AnswerType.class, Action.AnswerType.TEXT),
                        fields.sentence("label").orElse(Text.same(entry.key())), required, fields.texts("choices"));
            }
            case Node.Scalar scalar -> {
                Fields one = new Fields(new Node.Mapping(entry.at(), Map.of("type", new Node.Entry(entry.at(), "type", scalar))));
                yield new Action.Question(one.choice("type", Action.AnswerType.class, Action.AnswerType.TEXT),
                        Text.same(entry.key()), true, List.of());
            }
            case Node.Sequence sequence -> new Action.Question(Action.AnswerType.TEXT, Text.same(entry.key()), true, List.of());
        };
    }
}
