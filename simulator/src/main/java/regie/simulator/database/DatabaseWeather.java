package regie.simulator.database;

import java.time.Duration;

/**
 * How the database and the way to it are at the moment.
 *
 * @param away nothing answers; what was on its way may have arrived all the same
 * @param latencyMost of one way; most requests take far less
 * @param answerLostPercent of requests that were carried out and whose answer is lost
 * @param requestLostPercent of requests that never arrive
 */
public record DatabaseWeather(boolean away, Duration latencyMost, double answerLostPercent, double requestLostPercent) {

    public static final DatabaseWeather CALM = new DatabaseWeather(false, Duration.ofMillis(3), 0, 0);
}
