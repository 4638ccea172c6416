package regie.formats.cel;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.kernel.Expression;
import regie.kernel.Value;

/** A name, or names joined by dots: by far the most frequent expression, read without CEL. */
record PathExpression(String source, List<String> path) implements Expression {

    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*");
    /** Words that CEL keeps for itself. */
    static final Set<String> WORDS = new TreeSet<>(List.of("true", "false", "null", "in", "as", "break", "const",
            "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var",
            "void", "while"));

    static Optional<Compiled.Ready> of(String source) {
        String text = source.strip();
        if (!SHAPE.matches(text)) {
            return Optional.empty();
        }
        List<String> path = List.of(text.split("\\."));
        boolean typed = path.size() > 1 && (path.getFirst().equals("date") || path.getFirst().equals("exit_code"));
        if (typed || path.stream().anyMatch(WORDS::contains)) {
            return Optional.empty();
        }
        Set<String> tasks = path.size() > 1 && path.getFirst().equals("tasks") ? Set.of(path.get(1)) : Set.of();
        Set<String> facts = tasks.isEmpty() || path.size() < 3 ? Set.of() : Set.of(path.get(1) + "." + path.get(2));
        boolean day = path.equals(List.of("date")) || path.equals(List.of("exit_code"));
        return Optional.of(new Compiled.Ready(new PathExpression(source, path),
                day ? Compiled.Result.OTHER : Compiled.Result.UNKNOWN, tasks, facts));
    }

    @Override
    public Set<String> references() {
        return Set.of(path.getFirst());
    }

    @Override
    public Outcome evaluate(Scope scope) {
        Value value = scope.lookup(path.getFirst());
        if (value instanceof Value.Nothing) {
            return new Outcome.Failed("\"" + source.strip() + "\": there is no value named \"" + path.getFirst() + "\" here.");
        }
        for (int i = 1; i < path.size(); i++) {
            Value inner = value instanceof Value.Fields fields ? CelValues.field(fields, path.get(i)) : Value.NOTHING;
            if (inner instanceof Value.Nothing) {
                return new Outcome.Failed("\"" + source.strip() + "\": \"" + String.join(".", path.subList(0, i))
                        + "\" has no \"" + path.get(i) + "\".");
            }
            value = inner;
        }
        return new Outcome.Is(value);
    }
}
