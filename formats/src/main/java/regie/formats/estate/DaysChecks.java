package regie.formats.estate;

import java.util.List;
import regie.estate.schedule.DaysProblem;
import regie.estate.schedule.DaysRule;
import regie.formats.schema.Rule;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Whether rules of days can be understood and can ever be met. */
final class DaysChecks {

    private DaysChecks() {}

    /** The key holds one rule or a list of them. */
    static void check(Fields holder, String key, Report report) {
        List<Node.Scalar> texts = holder.scalar(key).map(List::of).orElseGet(() -> holder.scalars(key));
        for (Node.Scalar text : texts) {
            if (Rule.DAYS.breach(text.text()).isEmpty() && DaysRule.parse(text.text()) instanceof DaysRule.Read.Wrong wrong) {
                int offset = switch (wrong.problem()) {
                    case DaysProblem.NotARule not -> not.offset();
                    case DaysProblem.Impossible impossible -> 0;
                };
                report.error(text.at(offset), CalendarProblems.days(wrong.problem()));
            }
        }
    }
}
