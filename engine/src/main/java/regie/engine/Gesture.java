package regie.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.PlanDefinition;
import regie.kernel.HostName;
import regie.kernel.Value;

/** What a person does to a run or a task. Each one, on each state, works or is refused with a named problem. */
public sealed interface Gesture {

    record Hold() implements Gesture {}

    record Free() implements Gesture {}

    /**
     * Does it again. A run: what failed, keeping what succeeded; a task: that task.
     *
     * @param from with a task's name: that task and everything after it
     * @param checkpoint at the checkpoint that the last attempt published
     * @param checked the person says that the check which {@code restart: after-check} asks for was made
     */
    record Rerun(Optional<String> from, boolean checkpoint, boolean checked) implements Gesture {
        public static final Rerun PLAIN = new Rerun(Optional.empty(), false, false);
    }

    /** For this passage only; satisfies successors unless their need is strict. */
    record Skip() implements Gesture {}

    record ForceOk() implements Gesture {}

    /** Neutralised: when its turn comes it is passed, and successors go on as if it had succeeded. */
    record Ice() implements Gesture {}

    record Thaw() implements Gesture {}

    /** Goes through the motions: gates, resources and order, without the work. */
    record NoExec(boolean on) implements Gesture {}

    record Kill() implements Gesture {}

    /** Everything of the run that has not ended is cancelled; what runs is killed. */
    record Cancel() implements Gesture {}

    record Confirm() implements Gesture {}

    record Reject() implements Gesture {}

    /** Yes or no to an {@code approve} task. */
    record Approve(boolean yes) implements Gesture {}

    /** A {@code manual} task is done; what it asked for. {@code done} false says that it could not be done. */
    record Answer(boolean done, Map<String, Value> answers) implements Gesture {
        public Answer {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** @param need the needed task's name, {@code plan/task}, or {@code all} */
    record Waive(String need) implements Gesture {}

    /** Does not wait for its window, its delay or its retry; needs and resources still count. A queued run: starts beside the others. */
    record StartNow() implements Gesture {}

    record Delay(Instant until) implements Gesture {}

    record Move(HostName host) implements Gesture {}

    record SetVariable(String name, Value value) implements Gesture {}

    /** The run's own copy of its plan, edited for today; tasks that have started may not differ. */
    record Edit(PlanDefinition edited) implements Gesture {}

    /** The run's own copy with one more task. */
    record Insert(PlanDefinition edited, String task) implements Gesture {}

    record ExtendDeadline(Instant to) implements Gesture {}

    /** No occurrence follows the current one. */
    record StopCycle() implements Gesture {}

    record Take() implements Gesture {}

    record Note(String text) implements Gesture {}

    /** A temporary instruction, shown until it is acknowledged or ends. */
    record Instruct(String text, Instant until) implements Gesture {}

    /** What to make of an attempt whose agent is out of sight. */
    record DecideUnknown(UnknownDecision decision) implements Gesture {}

    enum UnknownDecision {
        /** Its agent will come back: go on waiting. */
        WAIT,
        /** It is lost: the task fails. */
        LOST,
        /** Start it on another host; where it was it may never count again. */
        ELSEWHERE
    }

    /** As it is called on the command line. */
    default String command() {
        return switch (this) {
            case Hold it -> "hold";
            case Free it -> "free";
            case Rerun it -> "rerun";
            case Skip it -> "skip";
            case ForceOk it -> "force-ok";
            case Ice it -> "ice";
            case Thaw it -> "ice --off";
            case NoExec it -> it.on ? "no-exec" : "no-exec --off";
            case Kill it -> "kill";
            case Cancel it -> "cancel";
            case Confirm it -> "confirm";
            case Reject it -> "reject";
            case Approve it -> it.yes ? "approve" : "approve --no";
            case Answer it -> "answer";
            case Waive it -> "waive " + it.need;
            case StartNow it -> "start --now";
            case Delay it -> "delay --until " + it.until;
            case Move it -> "move --host " + it.host;
            case SetVariable it -> "set " + it.name + "=" + it.value.asText();
            case Edit it -> "edit";
            case Insert it -> "insert " + it.task;
            case ExtendDeadline it -> "extend-deadline " + it.to;
            case StopCycle it -> "stop-cycle";
            case Take it -> "take";
            case Note it -> "note";
            case Instruct it -> "instruct";
            case DecideUnknown it -> "decide " + it.decision.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
