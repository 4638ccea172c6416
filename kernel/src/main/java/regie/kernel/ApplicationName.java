package regie.kernel;

/** The name of an application. */
public record ApplicationName(String value) implements Comparable<ApplicationName> {

    public ApplicationName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty ApplicationName");
        }
    }

    @Override
    public int compareTo(ApplicationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
