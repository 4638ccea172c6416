package regie.simulator.audit;

/** A broken invariant: its name, and what was seen. */
public record Violation(String invariant, String seen) {

    @Override
    public String toString() {
        return invariant + ": " + seen;
    }
}
