package regie.simulator.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import regie.simulator.time.VirtualTime;

/**
 * One dense line for each thing that happened. Only the last ones are kept; all of them go into a
 * fingerprint, so that two simulations of one seed can be told to be the same or not.
 */
public final class Trace {

    private final VirtualTime time;
    private final int keptMax;
    private final Deque<String> kept = new ArrayDeque<>();
    private long fingerprint = 0xcbf29ce484222325L;
    private long lines;

    public Trace(VirtualTime time, int keptMax) {
        this.time = time;
        this.keptMax = keptMax;
    }

    /** @param who three or four letters and a name, such as {@code agt:h1} */
    public void line(String who, String what) {
        long micros = time.nanos() / 1000;
        take(micros);
        take(who);
        take(what);
        lines++;
        if (keptMax == 0) {
            return;
        }
        kept.addLast(String.format(Locale.ROOT, "%12.6f %-8s %s", micros / 1e6, who, what));
        if (kept.size() > keptMax) {
            kept.removeFirst();
        }
    }

    public List<String> last() {
        return new ArrayList<>(kept);
    }

    public long fingerprint() {
        return fingerprint;
    }

    public long lines() {
        return lines;
    }

    private void take(String text) {
        for (int i = 0; i < text.length(); i++) {
            take(text.charAt(i));
        }
    }

    private void take(long value) {
        fingerprint = (fingerprint ^ value) * 0x100000001b3L;
    }
}
