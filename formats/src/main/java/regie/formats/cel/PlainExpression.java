package regie.formats.cel;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.kernel.Expression;
import regie.kernel.Value;

/**
 * Most conditions compare a path with a literal. Those are evaluated here, without CEL, which takes a
 * third of a second to wake; whenever the outcome is not an ordinary one, CEL decides, so that
 * there is one meaning and not two.
 */
final class PlainExpression implements Expression {

    private final String source;
    private final PlainNode node;
    private final Set<String> references;
    private volatile @Nullable Expression cel;

    private PlainExpression(String source, PlainNode node, Set<String> references) {
        this.source = source;
        this.node = node;
        this.references = java.util.Collections.unmodifiableSet(references);
    }

    static Optional<Compiled.Ready> of(String source) {
        try {
            PlainParser parser = new PlainParser(source);
            PlainNode node = parser.whole();
            Compiled.Result result = switch (node.kind()) {
                case BOOL -> Compiled.Result.BOOLEAN;
                case UNKNOWN -> Compiled.Result.UNKNOWN;
                case INT, STRING, DATE -> Compiled.Result.OTHER;
            };
            return Optional.of(new Compiled.Ready(new PlainExpression(source, node, parser.roots()), result, parser.tasks(),
                    parser.facts()));
        } catch (PlainParser.NotPlain leftToCel) {
            return Optional.empty();
        }
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
        Optional<Value> value = node.value(scope);
        return value.isPresent() ? new Outcome.Is(value.get()) : byCel(scope);
    }

    private Outcome byCel(Scope scope) {
        Expression known = cel;
        if (known == null) {
            switch (CelCompilation.compile(source)) {
                case Compiled.Ready ready -> known = ready.expression();
                case Compiled.Broken broken -> {
                    return new Outcome.Failed("\"" + source.strip() + "\": " + broken.why().en());
                }
            }
            cel = known;
        }
        return known.evaluate(scope);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlainExpression expression && expression.source.equals(source);
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
