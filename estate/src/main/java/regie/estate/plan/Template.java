package regie.estate.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import regie.kernel.Expression;
import regie.kernel.Value;

/**
 * A text with {@code {{ expressions }}} in it. A template that is one hole and nothing else keeps
 * the type of what it evaluates to; any other gives words.
 */
public record Template(String source, List<Part> parts) {

    public sealed interface Part {
        record Literal(String text) implements Part {}

        record Hole(Expression expression) implements Part {}

        /** {@code secret("name")}: never evaluated here; only a reference travels. */
        record Secret(String name) implements Part {}
    }

    /** How values are put between the literals. */
    public enum Quoting {
        /** As they are. */
        PLAIN,
        /** Quoted for a POSIX shell, one word each. */
        SHELL
    }

    public static Template literal(String text) {
        return new Template(text, text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    public boolean isLiteral() {
        // Asked for each task that starts, so no stream.
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Part.Literal)) {
                return false;
            }
        }
        return true;
    }

    /** The root names that the holes read, sorted. */
    public Set<String> references() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Hole hole) {
                names.addAll(hole.expression().references());
            }
        }
        return names;
    }

    /** The text with its holes filled, or the sentence of the first hole that could not be. */
    public Expression.Outcome render(Expression.Scope scope, Quoting quoting) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Hole hole && quoting == Quoting.PLAIN) {
            return hole.expression().evaluate(scope);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.Secret secret -> text.append("{{ secret(\"").append(secret.name()).append("\") }}");
                case Part.Hole hole -> {
                    switch (hole.expression().evaluate(scope)) {
                        case Expression.Outcome.Failed failed -> {
                            return failed;
                        }
                        case Expression.Outcome.Is is -> text.append(quoted(is.value().asText(), quoting));
                    }
                }
            }
        }
        return new Expression.Outcome.Is(Value.of(text.toString()));
    }

    private static String quoted(String text, Quoting quoting) {
        return switch (quoting) {
            case PLAIN -> text;
            case SHELL -> "'" + text.replace("'", "'\\''") + "'";
        };
    }
}
