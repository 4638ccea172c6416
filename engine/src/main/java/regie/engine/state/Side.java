package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.Span;
import regie.kernel.HostName;
import regie.kernel.RunId;
import regie.kernel.Value;

/**
 * The rare things about a task, kept aside so that the common task stays small.
 *
 * @param delayedUntil set by a gesture, or by a retry, whose cause then stands in {@code retryCause}
 * @param beforeStep the step of the plan that must succeed before the next attempt
 * @param beforeRun the procedure that must succeed before the next attempt
 * @param callers tasks that this one is the step of
 * @param restarts how often it was rerun
 * @param retries how often it was tried again by its own rule since
 * @param failure why it failed without an attempt, or in its last one
 * @param child the last run that it ordered as a sub-plan
 * @param window its window where it is no longer the ordered one
 * @param spent the highest attempt number among items that are no longer in its list: one that comes back goes on from there
 * @param met what it needs of other plans and dates and has come true once, and waits that are over: they stay so
 */
public record Side(
        Optional<Held> held,
        Optional<Instant> delayedUntil,
        Optional<By> delayedBy,
        Optional<Cause> retryCause,
        Optional<HostName> movedTo,
        List<String> waived,
        Optional<String> beforeStep,
        Optional<RunId> beforeRun,
        List<String> callers,
        int restarts,
        int retries,
        Optional<Cause> failure,
        Optional<RunId> child,
        Optional<Span> window,
        Optional<By> takenBy,
        Map<String, Value> set,
        List<Met> met,
        int spent) {

    static final Side NONE = new Side(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            List.of(), Optional.empty(), Optional.empty(), List.of(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Map.of(), List.of(), 0);

    public Side {
        waived = List.copyOf(waived);
        callers = List.copyOf(callers);
        met = List.copyOf(met);
        set = set.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    public record Held(Instant since, By by, EngineEvent.HoldCause cause) {}

    /**
     * @param need as {@code Need.OnPlan.key()} or {@code EventWait.name()} has it
     * @param run the run in which it came true; empty where it was absent and may pass, or where a wait is over
     * @param occurrence of that run, where it counts for one occurrence only
     * @param used it counted for an occurrence before, and is kept so that it is not taken twice
     */
    public record Met(String need, Optional<RunId> run, Optional<Integer> occurrence, boolean used) {

        static Met without(String need) {
            return new Met(need, Optional.empty(), Optional.empty(), false);
        }
    }

    /** Whether this came true once, or may pass. */
    public boolean has(String need) {
        return !met.isEmpty() && met.stream().anyMatch(one -> one.need.equals(need) && !one.used);
    }

    /** Whether it was absent and may pass. */
    public boolean passes(String need) {
        return !met.isEmpty() && met.stream().anyMatch(one -> one.need.equals(need) && one.run.isEmpty());
    }

    Side met(Met one) {
        List<Met> more = new ArrayList<>(met.stream().filter(old -> !old.used || !old.need.equals(one.need)).toList());
        more.add(one);
        return mets(more);
    }

    /** What it took of other plans, and nothing else of what happened to it. */
    Side startsOver(List<Met> kept) {
        return new Side(held, Optional.empty(), Optional.empty(), Optional.empty(), movedTo, List.of(), Optional.empty(),
                Optional.empty(), List.of(), 0, 0, Optional.empty(), Optional.empty(), window, takenBy, set, kept, spent);
    }

    private Side mets(List<Met> more) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                child, window, takenBy, set, more, spent);
    }

    Side held(Optional<Held> to) {
        return new Side(to, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers, restarts,
                retries, failure,
                child, window, takenBy, set, met, spent);
    }

    Side delayed(Optional<Instant> until, Optional<By> by, Optional<Cause> retry) {
        return new Side(held, until, by, retry, movedTo, waived, beforeStep, beforeRun, callers, restarts, retries, failure, child, window,
                takenBy, set, met, spent);
    }

    Side moved(HostName to) {
        return new Side(held, delayedUntil, delayedBy, retryCause, Optional.of(to), waived, beforeStep, beforeRun, callers,
                restarts, retries,
                failure, child, window, takenBy, set, met, spent);
    }

    Side waived(String need) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, plus(waived, need), beforeStep, beforeRun, callers,
                restarts, retries, failure, child, window, takenBy, set, met, spent);
    }

    Side before(Optional<String> step, Optional<RunId> run) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, step, run, callers, restarts, retries, failure, child,
                window, takenBy, set, met, spent);
    }

    Side called(List<String> by) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, by, restarts, retries, failure,
                child, window, takenBy, set, met, spent);
    }

    Side restarted() {
        return new Side(held, Optional.empty(), Optional.empty(), Optional.empty(), movedTo, waived, beforeStep, beforeRun, callers,
                restarts + 1, 0, Optional.empty(), child, window, takenBy, set, met, spent);
    }

    Side retried(Instant until, Cause cause) {
        return new Side(held, Optional.of(until), Optional.empty(), Optional.of(cause), movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries + 1, failure, child, window, takenBy, set, met, spent);
    }

    Side failed(Optional<Cause> cause) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, cause,
                child, window, takenBy, set, met, spent);
    }

    Side child(RunId run) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                Optional.of(run), window, takenBy, set, met, spent);
    }

    Side window(Span span) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                child, Optional.of(span), takenBy, set, met, spent);
    }

    Side taken(By by) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                child, window, Optional.of(by), set, met, spent);
    }

    Side set(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(set);
        more.put(name, value);
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                child, window, takenBy, more, met, spent);
    }

    Side spent(int highest) {
        return new Side(held, delayedUntil, delayedBy, retryCause, movedTo, waived, beforeStep, beforeRun, callers,
                restarts, retries, failure,
                child, window, takenBy, set, met, Math.max(spent, highest));
    }

    static List<String> plus(List<String> list, String one) {
        if (list.contains(one)) {
            return list;
        }
        List<String> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
