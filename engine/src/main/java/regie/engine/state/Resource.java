package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.engine.Claim;
import regie.engine.EstateFacts.ResourceFact;
import regie.kernel.ResourceName;

/** A counted or exclusive thing: what is held of it follows from the live attempts. */
public final class Resource {

    private final ResourceName name;
    @Nullable ResourceFact fact;
    @Nullable Integer capacitySet;
    /** What the hours declared for it give now, and until when. */
    @Nullable Integer timed;
    @Nullable Instant next;
    // rebuilt, never written:
    int units;
    int shared;
    int exclusive;
    final LinkedHashSet<Task> holders = new LinkedHashSet<>();
    final TreeSet<Task> line = new TreeSet<>();
    boolean inWork;
    boolean dirty;

    Resource(ResourceName name) {
        this.name = name;
    }

    public ResourceName name() {
        return name;
    }

    public boolean known() {
        return fact != null;
    }

    public int capacity() {
        if (capacitySet != null) {
            return capacitySet;
        }
        if (timed != null) {
            return timed;
        }
        return fact == null ? 0 : fact.capacity();
    }

    /** When the hours declared for it give it another capacity. */
    public Optional<Instant> changes() {
        return capacitySet != null ? Optional.empty() : Optional.ofNullable(next);
    }

    /** Whether its hours were to be looked at then: an older timer means nothing. */
    public boolean changes(Instant at) {
        return at.equals(next);
    }

    /** Whether what a person set counts, and not what the estate says. */
    public boolean isSet() {
        return capacitySet != null;
    }

    public Optional<ResourceFact> fact() {
        return Optional.ofNullable(fact);
    }

    /** Whether the hours declared for it have been looked at. */
    public boolean isTimed() {
        return timed != null;
    }

    /** The most that it has at any hour. */
    public int peak() {
        return capacitySet != null || fact == null ? capacity() : Math.max(capacity(), fact.peak());
    }

    /** Units that nobody holds. */
    public int free() {
        return exclusive > 0 ? 0 : Math.max(0, capacity() - units - (shared > 0 && capacity() == 1 ? 1 : 0));
    }

    /** Whether it could ever give this. */
    public boolean possible(Claim claim) {
        return fact != null && (claim.mode() != Claim.Mode.UNITS ? peak() > 0 : claim.units() <= peak());
    }

    /** Whether it can give this now. */
    public boolean fits(Claim claim) {
        return switch (claim.mode()) {
            case UNITS -> free() >= claim.units();
            case SHARED -> exclusive == 0 && capacity() > 0 && (capacity() > 1 || units == 0);
            case EXCLUSIVE -> exclusive == 0 && shared == 0 && units == 0 && capacity() > 0;
        };
    }

    /** Tasks that hold some of it, by their ids. */
    public List<Task> holders() {
        List<Task> sorted = new ArrayList<>(holders);
        sorted.sort(Comparator.comparing(Task::id));
        return sorted;
    }

    /** Tasks in line for it, the next one first. */
    public List<Task> line() {
        return List.copyOf(line);
    }

    /** At most so many of the tasks that stand in line before this one. */
    public List<Task> ahead(Task task, int max) {
        return line.headSet(task).stream().limit(max).toList();
    }

    void take(Task task, Claim claim, int sign) {
        switch (claim.mode()) {
            case UNITS -> units += sign * claim.units();
            case SHARED -> shared += sign;
            case EXCLUSIVE -> exclusive += sign;
        }
        if (sign > 0) {
            holders.add(task);
        } else {
            holders.remove(task);
        }
    }

    Optional<StateRow.Resource> row() {
        boolean plain = capacitySet == null && timed == null;
        return plain ? Optional.empty() : Optional.of(new StateRow.Resource(name, Optional.ofNullable(capacitySet),
                Optional.ofNullable(timed), Optional.ofNullable(next)));
    }
}
