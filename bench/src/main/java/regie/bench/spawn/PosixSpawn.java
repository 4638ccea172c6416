package regie.bench.spawn;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** One program started and awaited by {@code posix_spawn} and {@code waitpid}: one exec a process, no helper between. */
final class PosixSpawn {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SPAWN = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("posix_spawn"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MethodHandle WAIT = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("waitpid"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));

    private final MemorySegment path;
    private final MemorySegment arguments;
    private final MemorySegment environment;

    PosixSpawn(String program) {
        Arena arena = Arena.ofAuto();
        path = arena.allocateFrom(program);
        arguments = arena.allocate(ValueLayout.ADDRESS, 2);
        arguments.setAtIndex(ValueLayout.ADDRESS, 0, path);
        arguments.setAtIndex(ValueLayout.ADDRESS, 1, MemorySegment.NULL);
        environment = arena.allocate(ValueLayout.ADDRESS, 1);
        environment.setAtIndex(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
    }

    void oneAndWait() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
            int error = (int) SPAWN.invokeExact(pid, path, MemorySegment.NULL, MemorySegment.NULL, arguments, environment);
            if (error != 0) {
                throw new IOException("posix_spawn failed with error " + error);
            }
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            int child = pid.get(ValueLayout.JAVA_INT, 0);
            int waited = (int) WAIT.invokeExact(child, status, 0);
            if (waited != child) {
                throw new IOException("waitpid lost process " + child);
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("posix_spawn could not be called", e);
        }
    }
}
