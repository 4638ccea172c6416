package regie.estate.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** What a task does: exactly one of these. The engine itself knows all but {@link External}. */
public sealed interface Action {

    /** Ends as soon as it may start: a milestone, a gathering point. */
    record Nothing() implements Action {}

    /** Orders a run of another plan, with these variables, and ends as it ends. */
    record SubPlan(PlanName plan, Map<String, Template> variables) implements Action {}

    /** Waits for a person of the role to say yes (success) or no (failure). */
    record Approve(Optional<String> role, Text question) implements Action {}

    /**
     * Waits for a person to do the steps and to give what is asked for; the answers become outputs.
     *
     * @param remindAfter once waiting this long, remind; then escalate to {@code escalateTo}
     */
    record Manual(
            Optional<String> who,
            List<Text> steps,
            LinkedHashMap<String, Question> asks,
            Optional<Duration> remindAfter,
            Optional<Duration> escalateAfter,
            Optional<String> escalateTo)
            implements Action {}

    record Question(AnswerType type, Text label, boolean required, List<String> choices) {}

    enum AnswerType {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        CHOICE
    }

    /**
     * Work done outside the engine, on a host, by the action of that name ({@code run}, {@code exec}, …).
     *
     * @param shell whether values are put in shell-quoted (true for {@code run})
     */
    record External(String kind, Arguments arguments, boolean shell) implements Action {}
}
