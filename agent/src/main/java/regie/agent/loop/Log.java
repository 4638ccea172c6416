package regie.agent.loop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The log of agent and supervisor: a line to standard error, which their starter sends to a file. */
public final class Log {

    private static final int BUG = 70;

    private Log() {}

    public static void say(String sentence) {
        System.err.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }

    /** A bug, with the way to it. What it was about is lost; everything else goes on. */
    public static void bug(String where, RuntimeException bug) {
        say("a bug in Régie, " + where + ": " + bug);
        bug.printStackTrace();
    }

    /** From now on a thread that dies of a bug ends the program: a new one recovers, one without a thread hangs. */
    public static void endAtUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            say("a bug in Régie ended the thread " + thread.getName() + ", so the program ends: " + bug);
            bug.printStackTrace();
            Runtime.getRuntime().halt(BUG);
        });
    }
}
