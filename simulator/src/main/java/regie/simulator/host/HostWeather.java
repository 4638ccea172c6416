package regie.simulator.host;

import java.time.Duration;

/**
 * How disks and kernels are at the moment.
 *
 * @param flushMost how long a flush takes at most
 * @param spawnRefusedPercent of processes that cannot be started
 */
public record HostWeather(Duration flushMost, double spawnRefusedPercent) {

    public static final HostWeather CALM = new HostWeather(Duration.ofMillis(4), 0);
}
