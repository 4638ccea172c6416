package regie.formats.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.kernel.Expression;
import regie.kernel.Value;

/** A compiled CEL program. Two of the same text are equal: the text is all that they are made from. */
final class CelExpression implements Expression {

    private final String source;
    private final Set<String> references;
    private final Program program;

    CelExpression(String source, Set<String> references, Program program) {
        this.source = source;
        this.references = java.util.Collections.unmodifiableSet(references);
        this.program = program;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Set<String> references() {
        return references;
    }

    @Override
    public Outcome evaluate(Scope scope) {
        try {
            CelVariableResolver resolver = name -> {
                Value value = scope.lookup(name);
                return value instanceof Value.Nothing ? Optional.empty() : Optional.of(CelValues.in(value, scope.dates()));
            };
            Object result = program.eval(resolver);
            return result instanceof CelUnknownSet ? missing(scope) : new Outcome.Is(CelValues.out(result));
        } catch (CelEvaluationException failed) {
            return new Outcome.Failed("\"" + source.strip() + "\": " + sentence(failed));
        } catch (RuntimeException | StackOverflowError failed) {
            return new Outcome.Failed("\"" + source.strip() + "\": " + failed.getClass().getSimpleName() + " " + failed.getMessage());
        }
    }

    private Outcome missing(Scope scope) {
        List<String> names = references.stream().filter(name -> scope.lookup(name) instanceof Value.Nothing).toList();
        return new Outcome.Failed("\"" + source.strip() + "\": there is no value named \"" + String.join("\", \"", names) + "\" here.");
    }

    private String sentence(CelEvaluationException failed) {
        Throwable cause = failed.getCause() instanceof CelEvaluationException inner ? inner : failed;
        String message = String.valueOf(cause.getMessage());
        return message.replaceFirst("^evaluation error( at \\S+)?: ", "").lines().findFirst().orElse("it cannot be evaluated");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CelExpression expression && expression.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
