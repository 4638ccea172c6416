package regie.runtime.journal;

/** One environment of one estate: the unit that has one writer, one order and one chain. */
public record StreamId(String estate, String environment) implements Comparable<StreamId> {

    public StreamId {
        if (estate.isEmpty() || environment.isEmpty() || estate.contains("/")) {
            throw new IllegalArgumentException("not a stream: " + estate + "/" + environment);
        }
    }

    /** Reads {@code estate/environment}. */
    public static StreamId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a stream (estate/environment): " + text);
        }
        return new StreamId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(StreamId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return estate + "/" + environment;
    }
}
