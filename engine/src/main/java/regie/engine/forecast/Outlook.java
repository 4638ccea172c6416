package regie.engine.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.TaskState;
import regie.estate.EstateModel;
import regie.estate.plan.DeadlineRule;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Text;

/**
 * What is foreseen of a night: when each task starts and ends and how much it may slip, what becomes of each deadline, and
 * what all of that takes for granted.
 *
 * @param firstStart empty when nothing starts
 * @param end of what ends last, within the horizon
 * @param exact false where rules are in force that the compiled form does not know: slack and probabilities are then
 *        those of a night without them, while times are the machine's own
 */
public record Outlook(
        Optional<Instant> firstStart,
        Optional<Instant> end,
        List<OfTask> tasks,
        List<OfDeadline> deadlines,
        List<Text> assumptions,
        boolean exact) {

    public Outlook {
        tasks = List.copyOf(tasks);
        deadlines = List.copyOf(deadlines);
        assumptions = List.copyOf(assumptions);
    }

    /** From the first start to the last end. */
    public Duration makespan() {
        return firstStart.isPresent() && end.isPresent() ? Duration.between(firstStart.get(), end.get()) : Duration.ZERO;
    }

    /** How each service stands: as the worst of the deadlines of the applications that it rests on. Others are not in it. */
    public Map<String, Standing> services(EstateModel model) {
        Map<String, Standing> standings = new TreeMap<>();
        for (EstateModel.Service service : model.services().values()) {
            for (OfDeadline deadline : deadlines) {
                model.plan(deadline.plan()).filter(plan -> service.restsOn().contains(plan.application()))
                        .ifPresent(plan -> standings.merge(service.name(), deadline.standing(), Standing::worse));
            }
        }
        return standings;
    }

    /**
     * @param start null when it does not start
     * @param end null when it does not end
     * @param slack how much later it may start without any deadline after it being missed; where there is none, without the
     *        night ending later. Negative is a delay to come; null where it does not end
     * @param critical on the path that decides when the night ends, or when a deadline's plan or task does
     */
    public record OfTask(
            RunId run, String task, @Nullable Instant start, @Nullable Instant end, @Nullable Duration slack, boolean critical,
            TaskState state) {}

    /**
     * @param task empty for the run as a whole
     * @param predicted empty when it will not complete as things stand
     * @param probability of being met; empty where nothing was sampled
     * @param early the time by which it is over one time in twenty
     * @param latest the time by which it is over nineteen times in twenty; empty when fewer of the samples end at all
     * @param action what must be done, and by when, for it to end, and when it does then
     */
    public record OfDeadline(
            RunId run,
            PlanName plan,
            String task,
            Instant at,
            DeadlineRule.Kind kind,
            Optional<Instant> predicted,
            Optional<Double> probability,
            Optional<Instant> early,
            Optional<Instant> latest,
            Standing standing,
            Optional<Action> action) {

        /** As commands and pages name it: the plan, or {@code plan/task}. */
        public String name() {
            return task.isEmpty() ? plan.value() : plan + "/" + task;
        }
    }

    /** A deadline that is only met, or a plan that only ends, if somebody does something. */
    public record Action(Text what, Instant by, Optional<Instant> then) {}

    /** How it stands with a deadline, or with a service that rests on several. */
    public enum Standing {
        COMPLETED("terminé", "completed"),
        ON_TIME("à l'heure", "on time"),
        AT_RISK("menacé", "at risk"),
        COMPLETED_LATE("terminé en retard", "completed late"),
        LATE("en retard", "late"),
        WILL_NOT_COMPLETE("ne finira pas", "will not complete"),
        IN_ERROR("en erreur", "in error");

        private final Text words;

        Standing(String fr, String en) {
            this.words = new Text(fr, en);
        }

        public Text words() {
            return words;
        }

        /** The one that needs more attention. */
        public Standing worse(Standing other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Below this probability a deadline that is foreseen to be met is at risk. */
    public static final double CONFIDENCE = 0.9;
}
