package regie.engine.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.Cause;
import regie.engine.Claim;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.Variable;
import regie.engine.state.Flag;
import regie.engine.state.Host;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.plan.Action;
import regie.estate.plan.Arguments;
import regie.estate.plan.Foreach;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.kernel.AttemptId;
import regie.kernel.Expression;
import regie.kernel.HostName;
import regie.kernel.Value;

/** A task starts: its values are filled in, and the intent goes into the journal before anything is sent. */
final class Starts {

    private Starts() {}

    static void approval(Turn turn, Task task, Action.Approve approve) {
        intend(turn, task, new Intent.Approval(approve.role(), approve.question()));
    }

    static void byHand(Turn turn, Task task, Action.Manual manual) {
        intend(turn, task, new Intent.ByHand(manual));
    }

    /** What the engine does itself: no host, no slot. */
    static void intend(Turn turn, Task task, Intent intent) {
        AttemptId id = new AttemptId(task.id(), task.attempts() + 1);
        turn.emit(new EngineEvent.AttemptIntended(turn.now(), id, turn.nextToken(), Optional.empty(), "", task.claims(), intent,
                task.run().occurrence()));
    }

    static void onHost(Turn turn, Task task, Host host) {
        switch (work(turn, task, host.name())) {
            case Filled.Wrong wrong -> Failures.fail(turn, task, new Cause.ExpressionFailed(wrong.where(), wrong.sentence()));
            case Filled.Work work -> {
                List<Claim> holds = work.intent().readsLines() ? List.of() : task.claims();
                AttemptId id = new AttemptId(task.id(), task.attempts() + 1);
                turn.emit(new EngineEvent.AttemptIntended(turn.now(), id, turn.nextToken(), Optional.of(host.name()),
                        host.incarnation(), holds, work.intent(), task.run().occurrence()));
            }
        }
    }

    private sealed interface Filled {
        record Work(Intent.Work intent) implements Filled {}

        record Wrong(String where, String sentence) implements Filled {}
    }

    /** Carries the first failure out of the tree of templates; it never leaves this class. */
    private static final class Unfilled extends RuntimeException {
        private final String where;
        private final String sentence;

        Unfilled(String where, String sentence) {
            super(where + ": " + sentence, null, false, false);
            this.where = where;
            this.sentence = sentence;
        }
    }

    private static Filled work(Turn turn, Task task, HostName host) {
        try {
            return new Filled.Work(fill(task, TaskScope.on(turn, task, host)));
        } catch (Unfilled unfilled) {
            return new Filled.Wrong(unfilled.where, unfilled.sentence);
        }
    }

    private static Intent.Work fill(Task task, TaskScope scope) {
        TaskDefinition definition = task.definition();
        String kind;
        Value arguments;
        if (ForEach.needsAttempt(task) && definition.foreach().get() instanceof Foreach.Lines lines) {
            kind = Intent.LINES;
            arguments = new Value.Fields(Map.of("file", Value.of(text(lines.file(), scope, "foreach"))));
        } else {
            Action.External external = (Action.External) definition.action();
            kind = external.kind();
            arguments = task.literalArguments().orElseGet(() -> fill(external.arguments(), scope, external.shell(), external.kind()));
        }
        return new Intent.Work(kind, arguments, variables(task, scope), env(definition, scope), checkpoint(task), definition.user(),
                definition.folder().map(folder -> text(folder, scope, "folder")), definition.timeout(), definition.grace(),
                definition.outputLimitBytes(), definition.failOnOutput());
    }

    private static Optional<String> checkpoint(Task task) {
        boolean asked = task.has(Flag.AT_CHECKPOINT) || task.definition().restart().from() == RestartRule.From.CHECKPOINT;
        return asked ? task.last().map(LastAttempt::result).flatMap(it -> it.checkpoint()) : Optional.empty();
    }

    private static Map<String, String> variables(Task task, TaskScope scope) {
        if (task.definition().variables().isEmpty() && task.side().set().isEmpty()) {
            return task.run().variableTexts();
        }
        TaskScope.Variables variables = scope.variables();
        if (variables.failure().isPresent()) {
            throw new Unfilled("variables", variables.failure().get());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Variable variable : variables.all()) {
            texts.put(variable.name(), variable.value().asText());
        }
        return texts;
    }

    private static Map<String, String> env(TaskDefinition definition, TaskScope scope) {
        if (definition.env().isEmpty()) {
            return Map.of();
        }
        Map<String, String> env = new LinkedHashMap<>();
        definition.env().forEach((name, template) -> env.put(name, text(template, scope, "env." + name)));
        return env;
    }

    private static String text(Template template, TaskScope scope, String where) {
        return value(template, scope, Template.Quoting.PLAIN, where).asText();
    }

    private static Value value(Template template, TaskScope scope, Template.Quoting quoting, String where) {
        return switch (template.render(scope, quoting)) {
            case Expression.Outcome.Is is -> is.value();
            case Expression.Outcome.Failed failed -> throw new Unfilled(where, failed.sentence());
        };
    }

    private static Value fill(Arguments arguments, TaskScope scope, boolean shell, String where) {
        return switch (arguments) {
            case Arguments.Leaf leaf ->
                value(leaf.template(), scope, shell ? Template.Quoting.SHELL : Template.Quoting.PLAIN, where);
            case Arguments.Sequence sequence -> new Value.Items(
                    sequence.items().stream().map(item -> fill(item, scope, shell, where)).toList());
            case Arguments.Mapping mapping -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                mapping.fields().forEach((name, value) -> fields.put(name, fill(value, scope, shell, where + "." + name)));
                yield new Value.Fields(fields);
            }
        };
    }
}
