package regie.protocol.supervisor;

/**
 * One process, told apart from any later one that gets its number.
 *
 * @param boot the kernel's boot id
 * @param startTicks when it started, in clock ticks since boot, as {@code /proc/PID/stat} says it;
 *     0 when it had gone before that could be read
 */
public record ProcessRef(String boot, long pid, long startTicks) {}
