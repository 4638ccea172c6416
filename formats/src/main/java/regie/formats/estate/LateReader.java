package regie.formats.estate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.plan.LateRule;
import regie.estate.plan.LateRule.Bound;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;

/** Reads when plans and tasks are out of their usual course. */
final class LateReader {

    private LateReader() {}

    /** By task; the plan's own under the empty name. */
    static Map<String, LateRule> rules(Fields plan) {
        Map<String, LateRule> rules = new TreeMap<>();
        plan.fields("late").ifPresent(late -> rules.put("", rule(late)));
        for (Node.Entry entry : plan.entries("tasks")) {
            if (entry.value() instanceof Node.Mapping task) {
                new Fields(task).fields("late").ifPresent(late -> rules.put(entry.key(), rule(late)));
            }
        }
        return rules;
    }

    static LateRule rule(Fields late) {
        return new LateRule(late.time("start_after"), late.time("end_after"), late.whole("day").orElse(0), bound(late, "overrun"),
                bound(late, "too_short"), late.duration("cycle"));
    }

    private static Optional<Bound> bound(Fields late, String key) {
        return late.text(key).flatMap(text -> {
            if (text.equals("unusual")) {
                return Optional.of(new Bound.Unusual());
            }
            if (text.endsWith("%")) {
                return Scalars.whole(text.substring(0, text.length() - 1)).map(percent -> new Bound.Percent(Math.toIntExact(percent)));
            }
            return Scalars.duration(text).map(Bound.Fixed::new);
        });
    }
}
