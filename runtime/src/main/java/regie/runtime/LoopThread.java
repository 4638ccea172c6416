package regie.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Steps a loop on a thread of its own until it is closed. */
public final class LoopThread implements AutoCloseable {

    private static final long RELEASE_SECONDS = 2;
    private static final long FINISH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Loop<?, ?, ?> loop;
    private final Thread thread;
    private final AtomicBoolean sleeping = new AtomicBoolean();
    private volatile boolean closing;

    public LoopThread(Loop<?, ?, ?> loop) {
        this.loop = loop;
        this.thread = Thread.ofPlatform().name("regie-loop").daemon(true).unstarted(this::run);
        loop.onSignal(this::wake);
        thread.start();
    }

    /** Commits what was taken, stops stepping and gives the lease back: two seconds each at most. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (sleeping.get() && sleeping.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closing) {
            if (!loop.step()) {
                sleep();
            }
        }
        finish();
        CompletableFuture<Void> released = loop.stop("the server stops");
        try {
            released.completeOnTimeout(null, RELEASE_SECONDS, TimeUnit.SECONDS).join();
        } catch (RuntimeException notReleased) {
            // The lease then runs out by itself in three seconds.
        }
    }

    private void finish() {
        loop.closeQueue();
        long start = System.nanoTime();
        while (!loop.isIdle() && System.nanoTime() - start < FINISH_NANOS) {
            if (!loop.step()) {
                LockSupport.parkNanos(1_000_000L);
            }
        }
    }

    /** Says first that it sleeps, then looks once more: a signal between the two is not lost. */
    private void sleep() {
        sleeping.set(true);
        if (!loop.step() && !closing) {
            LockSupport.parkNanos(Math.max(loop.nanosUntilStep(), 20_000L));
        }
        sleeping.set(false);
    }
}
