package regie.runtime.clock;

/** Nanoseconds from some fixed point, never going back, whatever is done to the wall clock. */
@FunctionalInterface
public interface Monotonic {

    long nanos();

    static Monotonic system() {
        return System::nanoTime;
    }
}
