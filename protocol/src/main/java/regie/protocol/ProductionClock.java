package regie.protocol;

import java.time.Duration;
import java.time.Instant;

/**
 * How the server's production time follows machine time, so that an agent can tell both.
 *
 * <p>Production time is {@code productionOrigin + (machine - machineOrigin) × scale}. A scale of 1
 * is the ordinary case; a rehearsal runs at 60. A scaled clock stands still while the server is
 * stopped and an agent cannot see that, so the server never takes a reported time that lies after
 * its own: it cuts it to its own.
 *
 * @param scale how many production seconds pass in a machine second, from 0.001 to 100,000
 */
public record ProductionClock(Instant productionOrigin, Instant machineOrigin, double scale) {

    public ProductionClock {
        if (!(scale >= 0.001 && scale <= 100_000)) {
            throw new IllegalArgumentException("a clock's scale lies between 0.001 and 100,000: " + scale);
        }
    }

    /** Production time that is machine time. */
    public static ProductionClock real() {
        return new ProductionClock(Instant.EPOCH, Instant.EPOCH, 1);
    }

    public Instant at(Instant machine) {
        Duration passed = Duration.between(machineOrigin, machine);
        if (scale == 1) {
            return productionOrigin.plus(passed);
        }
        double seconds = (passed.getSeconds() + passed.getNano() / 1e9) * scale;
        return productionOrigin.plus(ofSeconds(seconds));
    }

    /** How long a production duration, such as a timeout, lasts on the machine. */
    public Duration onMachine(Duration production) {
        if (scale == 1) {
            return production;
        }
        return ofSeconds((production.getSeconds() + production.getNano() / 1e9) / scale);
    }

    private static Duration ofSeconds(double seconds) {
        double whole = Math.floor(seconds);
        return Duration.ofSeconds((long) whole, (long) ((seconds - whole) * 1e9));
    }
}
