package regie.simulator.plans;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.kernel.Expression;
import regie.kernel.Value;

/**
 * The few forms of expression that generated plans use, without a compiler: a path of names, and a
 * path compared with a number or a quoted word. They mean what they mean in the estate's language.
 */
record PlainExpression(String source) implements Expression {

    private static final Pattern EQUALS = Pattern.compile("([a-z0-9_.]+) == (\\d+|\"[^\"]*\")");

    @Override
    public Set<String> references() {
        return Set.of(path().split("\\.")[0]);
    }

    @Override
    public Outcome evaluate(Scope scope) {
        Value found = follow(path().split("\\."), scope);
        Matcher comparison = EQUALS.matcher(source);
        if (!comparison.matches()) {
            return found instanceof Value.Nothing ? new Outcome.Failed("there is no " + path()) : new Outcome.Is(found);
        }
        String wanted = comparison.group(2).replace("\"", "");
        return new Outcome.Is(Value.of(found.asText().equals(wanted)));
    }

    private String path() {
        Matcher comparison = EQUALS.matcher(source);
        return comparison.matches() ? comparison.group(1) : source;
    }

    private static Value follow(String[] path, Scope scope) {
        Value value = scope.lookup(path[0]);
        for (int i = 1; i < path.length; i++) {
            Map<String, Value> fields = value instanceof Value.Fields inner ? inner.fields() : Map.of();
            value = fields.getOrDefault(path[i], Value.NOTHING);
        }
        return value;
    }
}
