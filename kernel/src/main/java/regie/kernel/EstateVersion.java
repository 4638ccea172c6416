package regie.kernel;

/** The content hash (SHA-256, hexadecimal) of one whole estate directory. */
public record EstateVersion(String value) implements Comparable<EstateVersion> {

    public EstateVersion {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty EstateVersion");
        }
    }

    @Override
    public int compareTo(EstateVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
