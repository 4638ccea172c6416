package regie.simulator.disk;

import java.util.ArrayList;
import java.util.List;
import regie.simulator.chance.Chance;

/**
 * An append-only file of records. What was appended survives the death of a program, since the
 * kernel has it; only what was flushed survives a cut of power. Of the rest a cut keeps some prefix,
 * as a log does on a real disk.
 */
public final class SimulatedDisk<R> {

    private final List<R> records = new ArrayList<>();
    private int flushed;
    private boolean full;

    public void append(R record) {
        records.add(record);
    }

    /** The first {@code count} records are now safe from a cut of power. */
    public void flush(int count) {
        flushed = Math.max(flushed, Math.min(count, records.size()));
    }

    public List<R> read() {
        return List.copyOf(records);
    }

    public int size() {
        return records.size();
    }

    /** The power is cut. */
    public int cut(Chance chance) {
        int kept = flushed + chance.below(records.size() - flushed + 1);
        int lost = records.size() - kept;
        records.subList(kept, records.size()).clear();
        flushed = records.size();
        return lost;
    }

    /** The disk is replaced by an empty one. */
    public void wipe() {
        records.clear();
        flushed = 0;
        full = false;
    }

    public void full(boolean now) {
        full = now;
    }

    public boolean full() {
        return full;
    }
}
