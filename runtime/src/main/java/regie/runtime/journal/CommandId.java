package regie.runtime.journal;

/**
 * What a caller names its command by, so that asking twice acts once: 1 to 100 characters, chosen
 * by the caller, unique within the database.
 */
public record CommandId(String value) implements Comparable<CommandId> {

    public static final int LENGTH_MAX = 100;

    public CommandId {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a command id has 1 to 100 characters: " + value);
        }
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
