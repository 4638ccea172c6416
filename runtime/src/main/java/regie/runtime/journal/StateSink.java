package regie.runtime.journal;

/** Takes the rows of state that changed since the last drain, each at most once. */
public interface StateSink {

    void put(String kind, String key, byte[] body);

    void delete(String kind, String key);
}
