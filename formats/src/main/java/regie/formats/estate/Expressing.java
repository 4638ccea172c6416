package regie.formats.estate;

import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.estate.plan.Arguments;
import regie.estate.plan.Template;
import regie.formats.cel.Compiled;
import regie.formats.cel.Expressions;
import regie.formats.cel.Templates;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Expression;

/** Compiles the expressions and templates of a tree and reports what is wrong with them, each at its place. */
final class Expressing {

    /** Where secrets may stand. */
    enum Secrets {
        ALLOWED,
        IN_COMMAND,
        NOWHERE
    }

    /** What is known of a task that has ended. */
    private static final List<String> FACTS = List.of("exit_code", "outputs", "state", "items");

    private final Report report;
    private final Optional<Visible> visible;

    private Expressing(Report report, Optional<Visible> visible) {
        this.report = report;
        this.visible = visible;
    }

    static Expressing within(Report report, Visible visible) {
        return new Expressing(report, Optional.of(visible));
    }

    /** For trees that were checked when they were pinned: whatever they name is believed. */
    static Expressing trusting(Report report) {
        return new Expressing(report, Optional.empty());
    }

    Expressing with(java.util.function.UnaryOperator<Visible> change) {
        return new Expressing(report, visible.map(change));
    }

    Template template(Node.Scalar scalar, String key, Secrets secrets) {
        Templates.Reading reading = Templates.read(scalar.text());
        for (Compiled.Broken broken : reading.problems()) {
            report.error(scalar.at(broken.offset()), ExpressionProblems.broken(broken.why()));
        }
        for (Templates.Hole hole : reading.holes()) {
            names(hole.compiled(), scalar, hole.offset());
        }
        if (reading.hasSecret() && secrets == Secrets.IN_COMMAND) {
            report.error(scalar.at(), ExpressionProblems.secretInCommand(key));
        } else if (reading.hasSecret() && secrets == Secrets.NOWHERE) {
            report.error(scalar.at(), ExpressionProblems.secretElsewhere(key));
        }
        return reading.template();
    }

    /** An expression that must be true or false; empty when it is not one. */
    Optional<Expression> condition(Node.Scalar scalar, String key) {
        return compiled(scalar).flatMap(ready -> {
            if (ready.result() != Compiled.Result.BOOLEAN) {
                report.error(scalar.at(), ExpressionProblems.notBoolean(key, ready.result() == Compiled.Result.UNKNOWN));
                return Optional.empty();
            }
            return Optional.of(ready.expression());
        });
    }

    Optional<Expression> computed(Node.Scalar scalar) {
        return compiled(scalar).map(Compiled.Ready::expression);
    }

    private Optional<Compiled.Ready> compiled(Node.Scalar scalar) {
        return switch (Expressions.compile(scalar.text())) {
            case Compiled.Broken broken -> {
                report.error(scalar.at(broken.offset()), ExpressionProblems.broken(broken.why()));
                yield Optional.empty();
            }
            case Compiled.Ready ready -> {
                names(ready, scalar, 0);
                yield Optional.of(ready);
            }
        };
    }

    private void names(Compiled.Ready ready, Node.Scalar scalar, int offset) {
        if (visible.isEmpty()) {
            return;
        }
        Visible here = visible.get();
        for (String word : ready.expression().references()) {
            if (!here.words().contains(word)) {
                report.error(scalar.at(offset), ExpressionProblems.unknownWord(word, here.words()));
            }
        }
        if (here.words().contains("tasks")) {
            tasks(ready, here, scalar.at(offset));
        }
    }

    private void tasks(Compiled.Ready ready, Visible here, Place at) {
        for (String task : ready.tasks()) {
            if (!here.tasks().contains(task)) {
                report.error(at, ExpressionProblems.unknownTask(task, here.tasks()));
            } else if (!here.needed().test(task)) {
                report.error(at, ExpressionProblems.notNeeded(task));
            }
        }
        for (String fact : ready.facts()) {
            String name = fact.substring(fact.indexOf('.') + 1);
            if (!FACTS.contains(name)) {
                report.error(at, ExpressionProblems.unknownFact(fact.substring(0, fact.indexOf('.')), name, FACTS));
            }
        }
    }

    Arguments arguments(Node node, String key, Secrets secrets) {
        return switch (node) {
            case Node.Scalar scalar -> new Arguments.Leaf(template(scalar, key, secrets));
            case Node.Sequence sequence ->
                new Arguments.Sequence(sequence.items().stream().map(item -> arguments(item, key, secrets)).toList());
            case Node.Mapping mapping -> {
                LinkedHashMap<String, Arguments> fields = new LinkedHashMap<>();
                for (Node.Entry entry : mapping.entries().values()) {
                    Secrets inner = entry.key().equals("headers") ? Secrets.ALLOWED : secrets;
                    fields.put(entry.key(), arguments(entry.value(), key + "." + entry.key(), inner));
                }
                yield new Arguments.Mapping(fields);
            }
        };
    }

    LinkedHashMap<String, Template> templates(Fields fields, String key, Secrets secrets) {
        LinkedHashMap<String, Template> templates = new LinkedHashMap<>();
        for (Node.Entry entry : fields.entries(key)) {
            if (entry.value() instanceof Node.Scalar scalar) {
                templates.put(entry.key(), template(scalar, key + "." + entry.key(), secrets));
            }
        }
        return templates;
    }
}
