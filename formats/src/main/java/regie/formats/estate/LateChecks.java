package regie.formats.estate;

import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.estate.plan.LateRule;
import regie.estate.plan.Need;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/** Bounds that nothing could keep, and words about occurrences where there are none. */
final class LateChecks {

    private LateChecks() {}

    /** @param holder a plan or a task */
    static void check(Fields plan, Fields holder, Report report) {
        Optional<Fields> late = holder.fields("late");
        if (late.isEmpty()) {
            return;
        }
        if (late.get().node("cycle").isPresent() && !cyclic(plan)) {
            report.error(late.get().mapping().entries().get("cycle").at(), noOccurrences("late.cycle"));
        }
        LateRule rule = LateReader.rule(late.get());
        boolean both = rule.overrun().flatMap(over -> rule.tooShort().map(under -> contradicts(over, under))).orElse(false);
        if (both) {
            report.error(late.get().mapping().entries().get("too_short").at(), new EstateProblem("late-always",
                    new Text("too_short n'est pas en deçà d'overrun : quoi qu'il dure, il serait hors de son cours.",
                            "too_short is not below overrun: whatever it takes, it would be out of its course."),
                    new Text("Diminuez too_short, ou augmentez overrun.", "Lower too_short, or raise overrun.")));
        }
    }

    private static boolean contradicts(LateRule.Bound over, LateRule.Bound under) {
        if (over instanceof LateRule.Bound.Fixed most && under instanceof LateRule.Bound.Fixed least) {
            return least.duration().compareTo(most.duration()) >= 0;
        }
        return over instanceof LateRule.Bound.Percent most && under instanceof LateRule.Bound.Percent least
                && least.percent() >= most.percent();
    }

    /** Whether one of its schedules says {@code every}. */
    static boolean cyclic(Fields plan) {
        return ScheduleReader.named(plan).stream().anyMatch(schedule -> schedule.fields().node("every").isPresent());
    }

    /**
     * A need that speaks of occurrences.
     *
     * @param own the plan that needs
     * @param other the plan that is needed, where it is known
     */
    static void need(Node.Scalar at, Need.OnPlan need, Fields own, Optional<Fields> other, Report report) {
        if (need.occurrence() == Need.Occurrence.LAST) {
            return;
        }
        if (other.isPresent() && !cyclic(other.get())) {
            report.error(at.at(), noOccurrences("occurrence"));
        } else if (need.occurrence() == Need.Occurrence.EVERY && !cyclic(own)) {
            report.error(at.at(), new EstateProblem("occurrence-taken-once",
                    new Text("« occurrence: every » donne un passage à chaque passage de ce plan, qui n'en a qu'un.",
                            "\"occurrence: every\" gives one occurrence to each of this plan, which has only one."),
                    new Text("Écrivez first ou last, ou planifiez ce plan avec every.",
                            "Write first or last, or schedule this plan with every.")));
        }
    }

    private static EstateProblem noOccurrences(String key) {
        return new EstateProblem("no-occurrences",
                new Text("« " + key + " » parle de passages, et le plan n'en a qu'un : aucune de ses planifications ne dit every.",
                        "\"" + key + "\" speaks of occurrences, and the plan has only one: none of its schedules says every."),
                new Text("Retirez la clé, ou planifiez le plan avec every.", "Remove the key, or schedule the plan with every."));
    }
}
