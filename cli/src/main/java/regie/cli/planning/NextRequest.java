package regie.cli.planning;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import regie.estate.time.OverlapPolicy;
import regie.estate.time.Start;
import regie.estate.time.Starts;
import regie.kernel.Problem;

/** One question about the next starts of a rule, or about the last ones. */
record NextRequest(NextFields fields) {

    NextRequest(Function<String, Optional<String>> field) {
        this(new NextFields(field));
    }

    /** What came out: the starts, or why there are none. */
    sealed interface Answer {
        record Next(List<String> starts) implements Answer {}

        /** @param usage whether the question itself is wrong, rather than the expression */
        record Wrong(Problem problem, boolean usage) implements Answer {}
    }

    Answer answer(Instant now) {
        try {
            return switch (NextRule.read(fields)) {
                case NextRule.Read.Wrong wrong -> new Answer.Wrong(wrong.problem(), false);
                case NextRule.Read.Ok ok -> new Answer.Next(starts(ok.rule(), now));
            };
        } catch (NextFields.NotUnderstood refused) {
            return new Answer.Wrong(refused.problem(), true);
        }
    }

    private List<String> starts(NextRule rule, Instant now) throws NextFields.NotUnderstood {
        ZoneId zone = rule.zone().isPresent() ? rule.zone().get() : fields.zone();
        Starts starts = new Starts(rule.in(zone), zone, fields.oneOf("gap", rule.gap()), fields.oneOf("overlap", OverlapPolicy.FIRST));
        Instant at = fields.from(zone, now);
        boolean inclusive = fields.flag("inclusive");
        boolean back = fields.flag("previous");
        int count = fields.count(1);
        List<String> found = new ArrayList<>();
        while (found.size() < count) {
            boolean counts = inclusive && found.isEmpty();
            Optional<Start> start = back ? starts.previous(counts ? at.plusNanos(1) : at) : starts.next(at, counts);
            if (start.isEmpty()) {
                break;
            }
            found.add(start.get().at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            at = start.get().instant();
        }
        return found;
    }
}
