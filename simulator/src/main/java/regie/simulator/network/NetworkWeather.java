package regie.simulator.network;

import java.time.Duration;

/**
 * How the network is at the moment.
 *
 * @param delayMost of one message; most take far less
 * @param doubledPercent of messages that arrive again, later
 * @param latePercent of messages of a link that was cut which arrive all the same, long after
 */
public record NetworkWeather(Duration delayMost, double doubledPercent, double latePercent) {

    public static final NetworkWeather CALM = new NetworkWeather(Duration.ofMillis(5), 0, 0);
}
