package regie.runtime.twin;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** Weather by hand, for tests. */
public final class ForcedWeather implements Weather {

    private final Map<String, Queue<Fate>> planned = new HashMap<>();
    private boolean away;

    /** Everything is lost until it is back. */
    public void away(boolean now) {
        away = now;
    }

    /** What befalls the next requests of that operation, in turn. */
    public void next(String operation, Fate... fates) {
        for (Fate fate : fates) {
            planned.computeIfAbsent(operation, name -> new ArrayDeque<>()).add(fate);
        }
    }

    @Override
    public Fate next(String operation) {
        Queue<Fate> fates = planned.get(operation);
        Fate fate = fates == null ? null : fates.poll();
        if (away) {
            return Fate.LOST;
        }
        return fate == null ? Fate.WELL : fate;
    }
}
