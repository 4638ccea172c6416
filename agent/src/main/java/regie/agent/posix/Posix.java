package regie.agent.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes and files in the kernel's own words. All calls may be made from several threads.
 *
 * <p>{@link #spawn} is {@code posix_spawn}: the C library starts the child without copying this
 * program's memory, and with one {@code exec}, where {@link ProcessBuilder} takes two.
 */
public final class Posix {

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    private static final int ESRCH = 3;
    private static final int EINTR = 4;
    private static final int ECHILD = 10;

    private static final int O_WRONLY_CREAT_APPEND = 1 | 0x40 | 0x400;
    private static final int O_WRONLY = 1;
    private static final int O_RDONLY = 0;
    private static final int OWNER_ONLY = 0600;
    private static final int PUNCH_HOLE_KEEP_SIZE = 3;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private static final long FS_IOC_GETFLAGS = 0x8008_6601L;
    private static final long FS_IOC_SETFLAGS = 0x4008_6602L;
    private static final int TOPDIR = 0x2_0000;
    private static final int CLOCK_BOOTTIME = 7;
    private static final int SETSIGDEF = 0x04;
    private static final int SETSIGMASK = 0x08;
    private static final int SETSID = 0x80;
    /** glibc's structures take 336 and 80 bytes; its signal sets 128. */
    private static final int STRUCT_BYTES = 512;
    private static final int SIGSET_BYTES = 128;
    private static final MemorySegment ATTRIBUTES = attributes();

    private Posix() {}

    private static MemorySegment attributes() {
        Arena forever = Arena.global();
        MemorySegment attributes = forever.allocate(STRUCT_BYTES, 16);
        MemorySegment all = forever.allocate(SIGSET_BYTES, 16).fill((byte) 0xff);
        MemorySegment none = forever.allocate(SIGSET_BYTES, 16);
        try {
            check((int) LibC.ATTR_INIT.invokeExact(attributes));
            check((int) LibC.ATTR_FLAGS.invokeExact(attributes, (short) (SETSIGDEF | SETSIGMASK | SETSID)));
            check((int) LibC.ATTR_DEFAULTS.invokeExact(attributes, all));
            check((int) LibC.ATTR_MASK.invokeExact(attributes, none));
        } catch (Throwable broken) {
            throw impossible(broken);
        }
        return attributes;
    }

    public static SpawnResult spawn(Spawn spawn) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment files = arena.allocate(STRUCT_BYTES, 16);
            check((int) LibC.FILES_INIT.invokeExact(files));
            try {
                check((int) LibC.FILES_OPEN.invokeExact(files, 0, text(arena, spawn.input().toString()), O_RDONLY, 0));
                check((int) LibC.FILES_OPEN.invokeExact(files, 1, text(arena, spawn.output().toString()),
                        O_WRONLY_CREAT_APPEND, OWNER_ONLY));
                check((int) LibC.FILES_DUP.invokeExact(files, 1, 2));
                check((int) LibC.FILES_CHDIR.invokeExact(files, text(arena, spawn.folder().toString())));
                check((int) LibC.FILES_CLOSE_FROM.invokeExact(files, 3));
                MemorySegment pid = arena.allocate(JAVA_INT);
                int errno = (int) LibC.SPAWN.invokeExact(pid, text(arena, spawn.program()), files, ATTRIBUTES,
                        texts(arena, spawn.words()), texts(arena, lines(spawn.environment())));
                return errno == 0 ? new SpawnResult.Born(pid.get(JAVA_INT, 0))
                        : new SpawnResult.Failed(errno, LibC.message(errno));
            } finally {
                check((int) LibC.FILES_DESTROY.invokeExact(files));
            }
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /** Waits for the next child to end; empty when there is none. */
    public static Optional<Reaped> reapNext() {
        return reap(-1);
    }

    /** Waits for this child to end; empty when it is none of ours. */
    public static Optional<Reaped> reap(int child) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment state = arena.allocate(LibC.CALL_STATE);
            while (true) {
                int pid = (int) LibC.WAITPID.invokeExact(state, child, status, 0);
                if (pid > 0) {
                    return Optional.of(ended(pid, status.get(JAVA_INT, 0)));
                }
                int errno = LibC.errno(state);
                if (errno == ECHILD) {
                    return Optional.empty();
                }
                if (errno != EINTR) {
                    throw new IllegalStateException("waitpid: " + LibC.message(errno));
                }
            }
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    private static Reaped ended(int pid, int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new Reaped.Code(pid, status >> 8 & 0xff) : new Reaped.Signal(pid, signal);
    }

    /**
     * Sends a signal.
     *
     * @param pid a process; negative: every process of that group; with signal 0 only looks
     * @return whether there was somebody to send it to
     */
    public static boolean signal(int pid, int signal) {
        if (pid == 0 || pid == -1 || pid == 1) {
            throw new IllegalArgumentException("a signal to " + pid + " would reach far more than one attempt");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(LibC.CALL_STATE);
            int result = (int) LibC.KILL.invokeExact(state, pid, signal);
            return result == 0 || LibC.errno(state) != ESRCH;
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /** From now on what our children leave behind becomes our child, so that it can be reaped. */
    public static void adoptOrphans() {
        try {
            int result = (int) LibC.PRCTL.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
            if (result != 0) {
                throw new IllegalStateException("prctl refuses to make this a subreaper");
            }
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /** Gives the bytes between two offsets back to the disk; they read as zeros, the size stays. */
    public static void punchHole(Path file, long from, long to) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(LibC.CALL_STATE);
            int descriptor = (int) LibC.OPEN.invokeExact(state, text(arena, file.toString()), O_WRONLY, 0);
            if (descriptor < 0) {
                throw new IOException(file + ": " + LibC.message(LibC.errno(state)));
            }
            int result;
            try {
                result = (int) LibC.FALLOCATE.invokeExact(state, descriptor, PUNCH_HOLE_KEEP_SIZE, from, to - from);
            } finally {
                int ignored = (int) LibC.CLOSE.invokeExact(descriptor);
            }
            if (result != 0) {
                throw new IOException(file + ": " + LibC.message(LibC.errno(state)));
            }
        } catch (IOException refused) {
            throw refused;
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /**
     * Asks an ext4 file system to lay the folders made in this one far apart. Without a journal of its
     * own it passes over every inode that was freed in the last minute before it gives a new one,
     * group by group; in one group that is thousands for each file. Other file systems say no, and
     * nothing is lost by it.
     */
    public static void spread(Path folder) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(LibC.CALL_STATE);
            int descriptor = (int) LibC.OPEN.invokeExact(state, text(arena, folder.toString()), O_RDONLY, 0);
            if (descriptor < 0) {
                return;
            }
            MemorySegment flags = arena.allocate(JAVA_LONG);
            int known = (int) LibC.IOCTL.invokeExact(descriptor, FS_IOC_GETFLAGS, flags);
            if (known == 0) {
                flags.set(JAVA_INT, 0, flags.get(JAVA_INT, 0) | TOPDIR);
                int ignored = (int) LibC.IOCTL.invokeExact(descriptor, FS_IOC_SETFLAGS, flags);
            }
            int closed = (int) LibC.CLOSE.invokeExact(descriptor);
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /** Now, in hundredths of a second since boot: the unit in which {@code /proc/PID/stat} has a start. */
    public static long ticksSinceBoot() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(16, 8);
            check((int) LibC.CLOCK.invokeExact(CLOCK_BOOTTIME, time));
            return time.get(JAVA_LONG, 0) * 100 + time.get(JAVA_LONG, 8) / 10_000_000;
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    /** The effective user of this program; 0 is root. */
    public static int userId() {
        try {
            return (int) LibC.UID.invokeExact();
        } catch (Throwable broken) {
            throw impossible(broken);
        }
    }

    private static List<String> lines(Map<String, String> environment) {
        List<String> lines = new ArrayList<>(environment.size());
        environment.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    private static MemorySegment text(Arena arena, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the character zero cannot stand in a command, path or variable");
        }
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MemorySegment segment = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    private static MemorySegment texts(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, text(arena, texts.get(i)));
        }
        array.setAtIndex(ADDRESS, texts.size(), MemorySegment.NULL);
        return array;
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("preparing a process: " + LibC.message(result));
        }
    }

    private static RuntimeException impossible(Throwable broken) {
        return broken instanceof RuntimeException known ? known : new IllegalStateException(broken);
    }
}
