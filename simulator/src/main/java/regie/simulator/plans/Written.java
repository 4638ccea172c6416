package regie.simulator.plans;

import java.util.Set;
import regie.kernel.Expression;

/** An expression that is only to be written down: whoever reads the estate compiles it. */
record Written(String source) implements Expression {

    @Override
    public Set<String> references() {
        return Set.of();
    }

    @Override
    public Outcome evaluate(Scope scope) {
        return new Outcome.Failed("not compiled: " + source);
    }
}
