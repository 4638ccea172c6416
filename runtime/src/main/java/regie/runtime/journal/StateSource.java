package regie.runtime.journal;

/** Takes the rows of a stored state, one by one, in no order that means anything. */
@FunctionalInterface
public interface StateSource {

    void row(String kind, String key, byte[] body);
}
