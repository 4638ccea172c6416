package regie.agent.posix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start, in a session of its own, with default signals and no descriptor but three.
 *
 * @param program its path, absolute or relative to {@code folder}
 * @param words the program's name and its arguments
 * @param environment the whole of it
 * @param output appended to by standard output and standard error, created when missing
 */
public record Spawn(String program, List<String> words, Map<String, String> environment, Path folder, Path input,
        Path output) {}
