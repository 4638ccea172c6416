package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * How the night that is under way will go on, foreseen from the state at one event of the journal.
 *
 * @param now the instant of the production clock from which it looks ahead
 * @param position the event of the journal with which the state that it rests on ends
 * @param makespanS seconds from the first start to the last end
 * @param exact false where rules are in force that only the machine plays: slack and probabilities are then approximate
 */
public record ForecastView(
        Instant now, LocalDate productionDate, String zone, long position, double makespanS, Optional<Instant> start,
        Optional<Instant> end, List<ForecastTask> tasks, List<ForecastDeadline> deadlines, List<ForecastService> services,
        List<Text> assumptions, boolean exact) {

    /**
     * @param start absent when it does not start
     * @param end absent when it does not end
     * @param slackS seconds that it may start later without a deadline being missed, or the night ending later
     * @param state in which it ends, or stays
     */
    public record ForecastTask(
            String run, String task, Optional<Instant> start, Optional<Instant> end, Optional<Double> slackS, boolean critical,
            String state) {}

    /**
     * @param name the plan, or {@code plan/task}
     * @param task empty for the run as a whole
     * @param predicted absent when it will not complete as things stand
     * @param probability of being met
     * @param early by when it is over one time in twenty
     * @param latest by when it is over nineteen times in twenty
     * @param standing {@code on_time}, {@code at_risk}, {@code late}, {@code in_error}, {@code will_not_complete}, {@code completed}
     *        or {@code completed_late}
     */
    public record ForecastDeadline(
            String name, String run, String plan, String task, String kind, Instant at, Optional<Instant> predicted,
            Optional<Double> probability, Optional<Instant> early, Optional<Instant> latest, String standing,
            Optional<ForecastAction> action) {}

    /** What somebody must do by when for it to end, and when it then does. */
    public record ForecastAction(Text what, Instant by, Optional<Instant> then) {}

    /** A service stands as the worst of the deadlines that it rests on. */
    public record ForecastService(String name, String standing) {}
}
