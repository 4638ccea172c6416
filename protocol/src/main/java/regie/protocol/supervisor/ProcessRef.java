package regie.protocol.supervisor;

/**
 * One process, told apart from any later one that gets its number.
 *
 * @param boot the kernel's boot id
 * @param startTicks when it started, in clock ticks (hundredths of a second) since boot: as the
 *     supervisor's clock said when it asked for the process, so up to {@link #TICKS_APART} before
 *     what {@code /proc/PID/stat} says
 */
public record ProcessRef(String boot, long pid, long startTicks) {

    /** Three seconds: longer than a start is held up, shorter than a number takes to come round again. */
    public static final long TICKS_APART = 300;

    /** Whether a process of this number that started at these ticks, as the kernel says it, is this one. */
    public boolean startedAt(long ticks) {
        return ticks >= startTicks - 2 && ticks <= startTicks + TICKS_APART;
    }
}
