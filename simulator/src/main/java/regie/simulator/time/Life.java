package regie.simulator.time;

import java.time.Duration;

/**
 * One life of a simulated program. What it asked time to do is not done once it has died, so a crash
 * needs no clearing up.
 */
public final class Life {

    private final VirtualTime time;
    private boolean alive = true;

    public Life(VirtualTime time) {
        this.time = time;
    }

    public boolean alive() {
        return alive;
    }

    public void end() {
        alive = false;
    }

    public Alarm after(Duration delay, Runnable action) {
        return time.after(delay, () -> {
            if (alive) {
                action.run();
            }
        });
    }
}
