package regie.agent.posix;

/** What came of a {@link Spawn}. */
public sealed interface SpawnResult {

    record Born(int pid) implements SpawnResult {}

    /** @param errno the C library's number; {@code message} its words */
    record Failed(int errno, String message) implements SpawnResult {}
}
