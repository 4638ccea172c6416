package regie.engine;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import regie.kernel.Expression;
import regie.kernel.Value;

/** An expression made of code, for tests that do without the language. */
record Says(String source, Set<String> references, Function<Expression.Scope, Value> how) implements Expression {

    static Expression of(String source, Function<Scope, Value> how, String... references) {
        return new Says(source, new TreeSet<>(Set.of(references)), how);
    }

    /** The variable of that name. */
    static Expression variable(String name) {
        return of(name, scope -> scope.lookup(name), name);
    }

    static Expression yes(boolean yes) {
        return of(Boolean.toString(yes), scope -> Value.of(yes));
    }

    static Expression exitCode(int code) {
        return of("exit_code == " + code, scope -> Value.of(scope.lookup("exit_code").asText().equals(Integer.toString(code))));
    }

    static Expression broken() {
        return new Expression() {
            @Override
            public String source() {
                return "broken";
            }

            @Override
            public Set<String> references() {
                return Set.of();
            }

            @Override
            public Outcome evaluate(Scope scope) {
                return new Outcome.Failed("no such name");
            }
        };
    }

    @Override
    public Outcome evaluate(Scope scope) {
        return new Outcome.Is(how.apply(scope));
    }
}
