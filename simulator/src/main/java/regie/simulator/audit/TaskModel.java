package regie.simulator.audit;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.estate.plan.TaskDefinition;
import regie.kernel.HostName;

/** What the auditor knows of one task of one run. */
final class TaskModel {

    /** Where it stands, in the few words that the invariants need. */
    enum Phase {
        PENDING,
        LIVE,
        /** A {@code foreach} whose items are under way. */
        SPREAD,
        SUCCEEDED,
        FAILED,
        SKIPPED,
        CANCELLED,
        ABSENT;

        boolean ended() {
            return this != PENDING && this != LIVE && this != SPREAD;
        }
    }

    final String name;
    /** Of an item: that of the task it is an item of. */
    TaskDefinition definition;
    final @Nullable TaskModel parent;
    Phase phase = Phase.PENDING;
    boolean held;
    /** Held because an event did not come in time: freed, it goes without. */
    boolean eventLate;
    boolean confirmed;
    boolean admitted;
    /** Somebody said that it need not wait for its window, its delay or its retry. */
    boolean hurried;
    boolean onIce;
    boolean noExec;
    @Nullable Instant notBefore;
    @Nullable Instant windowFrom;
    @Nullable Instant windowTo;
    Optional<HostName> movedTo = Optional.empty();
    OptionalInt lastExit = OptionalInt.empty();
    final Set<String> waived = new LinkedHashSet<>();
    /** Needs of other plans and dates that came true, as events said: they stay so. */
    final Set<String> met = new LinkedHashSet<>();
    /** Those that were absent and let pass. */
    final Set<String> passed = new LinkedHashSet<>();
    int lastNumber;
    @Nullable AttemptModel live;

    TaskModel(String name, TaskDefinition definition, @Nullable TaskModel parent) {
        this.name = name;
        this.definition = definition;
        this.parent = parent;
    }

    void reset() {
        phase = Phase.PENDING;
        confirmed = false;
        admitted = false;
        hurried = false;
        notBefore = null;
        lastExit = OptionalInt.empty();
    }
}
