package regie.estate.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.schedule.DaysRule;
import regie.kernel.Expression;
import regie.kernel.Text;

/**
 * One task of a plan, resolved.
 *
 * @param host where it runs; empty for actions that the engine does itself
 * @param needs {@link Need.All} of nothing when it needs nothing
 * @param when evaluated once, when the needs are met; false skips the task
 * @param days {@code never} leaves the task out of the run except as a {@code restart.before} step;
 *        with other rules it is absent from runs of other dates
 * @param uses units by resource name
 * @param expect how long it should take, for forecasts where there is no history
 * @param grace between TERM and KILL, machine time
 * @param notBefore how long after its run's start it may begin at the earliest; made by {@code regie optimise}
 * @param outputLimitBytes kept output of one attempt; beyond it head and tail are kept
 */
public record TaskDefinition(
        String name,
        Optional<String> code,
        Text title,
        Action action,
        Optional<HostChoice> host,
        Need needs,
        Optional<Expression> when,
        Optional<Foreach> foreach,
        Days days,
        Optional<Expression> okWhen,
        Optional<Expression> warnWhen,
        List<String> failOnOutput,
        RestartRule restart,
        Map<String, Integer> uses,
        List<Lock> locks,
        Optional<Retry> retry,
        Optional<Duration> timeout,
        Duration grace,
        IfFails ifFails,
        IfUnknown ifUnknown,
        Optional<String> instruction,
        Optional<Duration> expect,
        Optional<Confirm> confirm,
        int priority,
        Optional<Window> window,
        Optional<DeadlineRule> deadline,
        Map<String, Template> variables,
        LinkedHashMap<String, Template> env,
        Optional<String> user,
        Optional<Template> folder,
        long outputLimitBytes,
        List<EventWait> waits,
        List<Raise> raises,
        Optional<Duration> notBefore) {

    public TaskDefinition {
        waits = List.copyOf(waits);
        raises = List.copyOf(raises);
    }

    /** When a task belongs to the run. */
    public sealed interface Days {

        Days ALWAYS = new Always();

        /** Only when another task calls it. */
        Days NEVER = new Never();

        record Always() implements Days {}

        record Never() implements Days {}

        /** On the dates of any of these rules; on the others it is absent, which passes. */
        record OnDays(List<DaysRule> rules) implements Days {
            public OnDays {
                rules = List.copyOf(rules);
            }
        }
    }

    /** What to do with an attempt whose agent is out of sight. */
    public enum IfUnknown {
        WAIT,
        ASK,
        ELSEWHERE
    }

    public record Lock(String resource, boolean shared) {}

    /** A person's go-ahead, asked when all else is met; {@code role} empty means anyone who may operate. */
    public record Confirm(Optional<String> role) {}

    /**
     * @param times further attempts after the first
     * @param delay before the first retry; each next one waits {@code backoff} times longer
     * @param on exit codes that are retried; empty means any failure but a kill
     */
    public record Retry(int times, Duration delay, double backoff, List<Integer> on) {}
}
