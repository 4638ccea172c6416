package regie.server.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import regie.protocol.ProductionClock;
import regie.runtime.clock.Clocks;
import regie.runtime.clock.Monotonic;
import regie.runtime.clock.ScaledClock;
import regie.server.folder.DataFolder;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;

/**
 * The clocks of one server. A scaled one writes down each second how far it has come, so that after a
 * stop, or a kill, it goes on from there; it never goes back behind what the journal has seen.
 */
public final class FolderClock implements AutoCloseable {

    private static final String FILE = "clock";
    private static final long SAVE_MILLIS = 1_000;

    private final DataFolder folder;
    private final Clocks clocks;
    private final Thread saver;

    private FolderClock(DataFolder folder, Clocks clocks) {
        this.folder = folder;
        this.clocks = clocks;
        this.saver = Thread.ofVirtual().name("clock-saver").unstarted(this::save);
        if (clocks.production().speed() != 1) {
            saver.start();
        }
    }

    /**
     * @param journalled the production time of the last commit
     * @throws StartRefused when a clock is asked for although the folder was used before
     */
    public static FolderClock of(DataFolder folder, Optional<ScaledClock.Setting> asked, Instant journalled) {
        Optional<ScaledClock.Setting> kept = folder.remembered(FILE).flatMap(FolderClock::parse);
        if (asked.isPresent() && !folder.fresh()) {
            throw new StartRefused(new StartProblem.ClockOnUsedFolder(folder.root()));
        }
        Optional<ScaledClock.Setting> setting = asked.or(() -> kept);
        if (setting.isEmpty()) {
            return new FolderClock(folder, Clocks.real());
        }
        Instant position = setting.get().start().isAfter(journalled) ? setting.get().start() : journalled;
        InstantSource machine = InstantSource.system();
        Monotonic monotonic = Monotonic.system();
        return new FolderClock(folder, new Clocks(new ScaledClock(position, setting.get().speed(), monotonic), machine, monotonic));
    }

    public Clocks clocks() {
        return clocks;
    }

    public Instant now() {
        return clocks.production().now();
    }

    /** How agents reckon production time from now on. */
    public ProductionClock forAgents() {
        double speed = clocks.production().speed();
        return speed == 1 ? ProductionClock.real() : new ProductionClock(now(), clocks.machine().instant(), speed);
    }

    private static Optional<ScaledClock.Setting> parse(String text) {
        String[] words = text.split(" ");
        return words.length == 2 ? Optional.of(new ScaledClock.Setting(Instant.parse(words[0]), Double.parseDouble(words[1])))
                : Optional.empty();
    }

    private void save() {
        try {
            while (true) {
                write();
                Thread.sleep(SAVE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        folder.remember(FILE, now() + " " + clocks.production().speed());
    }

    @Override
    public void close() {
        if (clocks.production().speed() != 1) {
            saver.interrupt();
            write();
        }
    }
}
