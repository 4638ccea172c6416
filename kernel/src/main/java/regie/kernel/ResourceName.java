package regie.kernel;

/** The name of a counted or exclusive resource. */
public record ResourceName(String value) implements Comparable<ResourceName> {

    public ResourceName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty ResourceName");
        }
    }

    @Override
    public int compareTo(ResourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
