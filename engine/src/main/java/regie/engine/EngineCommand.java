package regie.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.Value;

/** What may be asked of the engine. */
public sealed interface EngineCommand {

    /** About the day as a whole: {@link DayCommand}. */
    sealed interface OfDay extends EngineCommand permits DayCommand {}

    /**
     * A new version is in force: its live things replace the old ones; runs keep their pins.
     *
     * @param force even where a run that lives needs what is gone from it
     */
    record ApplyEstate(EstateFacts facts, boolean force, By by) implements EngineCommand {

        /** As it is, whatever it breaks: where nobody is there to be asked. */
        public ApplyEstate(EstateFacts facts, By by) {
            this(facts, true, by);
        }
    }

    /**
     * Creates a run, which is a copy: later edits of the plan never reach it.
     *
     * @param set variables given with the order
     * @param hold ordered, and held at once
     * @param force even where the date is not one of the plan's, or its {@code overlap} says to skip
     * @param atDate created now, but it waits for its date to begin
     */
    record OrderRun(PlanName plan, LocalDate date, Map<String, Value> set, boolean hold, boolean force, boolean atDate, By by)
            implements EngineCommand {
        public OrderRun {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }

        public OrderRun(PlanName plan, LocalDate date, Map<String, Value> set, boolean hold, boolean force, By by) {
            this(plan, date, set, hold, force, false, by);
        }
    }

    record Act(Target target, Gesture gesture, By by) implements EngineCommand {}

    /**
     * One gesture on many, in dependency order. Durable: it goes on by timers after a crash; each step is its own
     * event, with the refusal kept where one is refused.
     *
     * @param id chosen by the caller, unique
     * @param perMinute how many a minute; 0 for no brake
     */
    record ActOnMany(String id, List<Target> targets, Gesture gesture, int perMinute, By by) implements EngineCommand {
        public ActOnMany {
            targets = List.copyOf(targets);
        }
    }

    record StopMany(String id, By by) implements EngineCommand {}

    /** Makes a declared event a fact. {@code date} is empty for one without a date. */
    record RaiseEvent(String name, Optional<LocalDate> date, By by) implements EngineCommand {}

    record DropEvent(String name, Optional<LocalDate> date, By by) implements EngineCommand {}

    record Pause(PauseScope scope, By by) implements EngineCommand {}

    record Resume(PauseScope scope, By by) implements EngineCommand {}

    record SetCapacity(ResourceName resource, int capacity, By by) implements EngineCommand {}

    /** @param slots empty gives back what the estate says */
    record SetSlots(HostName host, Optional<Integer> slots, By by) implements EngineCommand {}

    record PutRight(long exception, By by) implements EngineCommand {}

    record AcknowledgeInstruction(long instruction, By by) implements EngineCommand {}

    /** Forgets an ended run; its history stays in the journal and the views. */
    record RemoveRun(RunId run, By by) implements EngineCommand {}

    /**
     * An agent is there, with the attempts it knows of.
     *
     * @param incarnation made with the agent's disk: another one has forgotten everything
     */
    record AgentJoined(HostName host, String incarnation, List<Known> inventory) implements EngineCommand {
        public AgentJoined {
            inventory = List.copyOf(inventory);
        }
    }

    /** One line of an agent's inventory. {@code token} is the highest that it has seen for the attempt. */
    record Known(AttemptId attempt, long token, AttemptReport report) {}

    record AgentLost(HostName host) implements EngineCommand {}

    record Reported(HostName host, AttemptId attempt, long token, AttemptReport report) implements EngineCommand {}

    /** A timer is due: handles every timer due at the moment of the command. */
    record WakeUp() implements EngineCommand {}
}
