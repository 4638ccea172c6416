package regie.kernel;

/** The name of a machine in the inventory (never a logical name). */
public record HostName(String value) implements Comparable<HostName> {

    public HostName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty HostName");
        }
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
