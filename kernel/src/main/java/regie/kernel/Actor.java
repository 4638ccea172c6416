package regie.kernel;

/** Who acts: a user, {@code agent:NAME}, or {@code regie} itself. */
public record Actor(String value) implements Comparable<Actor> {

    public Actor {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty Actor");
        }
    }

    @Override
    public int compareTo(Actor other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
