package regie.bench.spawn;

import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the machine can do at best: the same processes with nothing around them. */
final class BareLoops {

    private static final int AT_ONCE = 8;

    private BareLoops() {}

    interface Start {
        void oneAndWait() throws Exception;
    }

    /** {@code ProcessBuilder}, eight at once, output to nowhere. */
    static double processBuilder(int processes) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/true").redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        return perSecond(processes, () -> builder.start().waitFor());
    }

    /** {@code posix_spawn} through the foreign-function API, eight at once. */
    static double posixSpawn(int processes) throws Exception {
        PosixSpawn spawn = new PosixSpawn("/bin/true");
        return perSecond(processes, spawn::oneAndWait);
    }

    private static double perSecond(int processes, Start start) throws Exception {
        AtomicInteger left = new AtomicInteger(processes);
        AtomicReference<Exception> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(AT_ONCE);
        long began = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            Thread.ofPlatform().name("bare-" + i).start(() -> {
                try {
                    while (left.getAndDecrement() > 0) {
                        start.oneAndWait();
                    }
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (failure.get() != null) {
            throw failure.get();
        }
        return processes * 1e9 / (System.nanoTime() - began);
    }
}
