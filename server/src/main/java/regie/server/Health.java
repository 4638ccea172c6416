package regie.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;
import regie.runtime.LoopGauges;
import regie.runtime.Standing;
import regie.server.api.HealthView;

/** Whether the control room does its work. It looks at the loop from outside, so that one that hangs is seen. */
final class Health {

    /** Real time, since a hang is one of the machine's. */
    private static final Duration STEP_MAX = Duration.ofSeconds(5);
    private static final Duration LAG_MAX = Duration.ofMinutes(5);

    private final LoopGauges gauges;
    private final double speed;

    Health(LoopGauges gauges, double speed) {
        this.gauges = gauges;
        this.speed = speed;
    }

    HealthView now() {
        List<Text> reasons = new ArrayList<>();
        Standing standing = gauges.standing();
        boolean follows = standing instanceof Standing.Following following && !following.writer().isEmpty();
        if (!(standing instanceof Standing.Writing) && !follows) {
            reasons.add(standing.sentence());
        }
        if (gauges.sinceLastStep().compareTo(STEP_MAX) > 0) {
            reasons.add(new Text(
                    "L’ordonnanceur n’a pas bougé depuis " + gauges.sinceLastStep().toSeconds() + " s : rien ne part. Relancez le serveur.",
                    "The scheduler has not moved for " + gauges.sinceLastStep().toSeconds()
                            + " s: nothing starts. Start the server again."));
        }
        Duration lag = Duration.ofNanos((long) (gauges.lag().toNanos() / speed));
        if (lag.compareTo(LAG_MAX) > 0) {
            reasons.add(new Text(
                    "Le plus ancien traitement dû attend son lancement depuis " + lag.toSeconds()
                            + " s (ressource, place ou machine prise ?).",
                    "The oldest task that is due has waited for its dispatch for " + lag.toSeconds()
                            + " s (a resource, slot or host taken?)."));
        }
        return new HealthView(reasons.isEmpty(), follows ? "standby" : "writer", reasons);
    }
}
