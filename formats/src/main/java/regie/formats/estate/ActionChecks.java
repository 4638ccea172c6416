package regie.formats.estate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.actions.Action;
import regie.actions.Actions;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Value;

/** Asks the installed actions what they think of their arguments, as written: expressions still stand in them. */
final class ActionChecks {

    private static final Actions INSTALLED = Actions.installed();

    private final Report report;

    ActionChecks(Report report) {
        this.report = report;
    }

    void check(Fields task) {
        List<Node.Entry> actions = ActionReader.actions(task.mapping());
        if (actions.isEmpty() || !PlanTrees.needsHost(actions.getFirst().key())) {
            return;
        }
        Node.Entry written = actions.getFirst();
        Optional<Action> action = INSTALLED.named(written.key());
        if (action.isEmpty()) {
            report.warning(written.at(), PlanProblems.noSuchAction(written.key()));
            return;
        }
        action.get().validate(value(written.value())).forEach(finding ->
                report.error(written.value().at(), PlanProblems.arguments(finding.code(), finding.sentence())));
    }

    private static Value value(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> Value.of(scalar.text());
            case Node.Sequence sequence -> new Value.Items(sequence.items().stream().map(ActionChecks::value).toList());
            case Node.Mapping mapping -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                mapping.entries().values().forEach(entry -> fields.put(entry.key(), value(entry.value())));
                yield new Value.Fields(fields);
            }
        };
    }
}
