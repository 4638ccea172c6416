package regie.agent.loop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The log of agent and supervisor: a line to standard error, which their starter sends to a file. */
public final class Log {

    private Log() {}

    public static void say(String sentence) {
        System.err.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }
}
