package regie.agent.posix;

/** A child that has ended. */
public sealed interface Reaped {

    int pid();

    record Code(int pid, int code) implements Reaped {}

    record Signal(int pid, int signal) implements Reaped {}
}
