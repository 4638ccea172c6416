package regie.kernel;

/** The name of a plan: {@code [a-z][a-z0-9-]*}. */
public record PlanName(String value) implements Comparable<PlanName> {

    public PlanName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty PlanName");
        }
    }

    @Override
    public int compareTo(PlanName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
