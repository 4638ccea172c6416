package regie.estate.plan;

/**
 * A key that is read and checked but has no effect yet in this release ({@code schedule},
 * {@code waits}, …). {@code check} names each one, so that nobody believes that it acts.
 *
 * @param key where it stands, such as {@code schedule} or {@code tasks.publish.waits}
 */
public record ActsLater(String key) {}
