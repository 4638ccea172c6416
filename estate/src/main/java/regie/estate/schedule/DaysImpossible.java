package regie.estate.schedule;

import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.kernel.Text;

/** Finds rules that no year and no calendar can ever meet. */
final class DaysImpossible {

    private DaysImpossible() {}

    static Optional<Text> why(DaysRule rule) {
        return switch (rule) {
            case DaysRule.InMonths in -> why(in.base()).or(() -> outside(in.base(), in.months()));
            case DaysRule.Moved moved -> why(moved.base());
            case DaysRule.AnyOf any -> any.rules().stream().flatMap(one -> why(one).stream()).findFirst();
            case DaysRule.Nth nth -> beyond(nth, nth.period().daysAtMost(), Optional.empty());
            case DaysRule.All all -> Optional.empty();
            case DaysRule.Weekdays weekdays -> Optional.empty();
            case DaysRule.MonthDays days -> Optional.empty();
            case DaysRule.Dates dates -> Optional.empty();
            case DaysRule.EveryDays every -> Optional.empty();
            case DaysRule.EveryWeeks every -> Optional.empty();
        };
    }

    private static Optional<Text> outside(DaysRule base, Set<Month> months) {
        int longest = months.stream().mapToInt(Month::maxLength).max().orElse(0);
        return switch (base) {
            case DaysRule.Nth nth when nth.period() == Period.MONTH -> beyond(nth, longest, Optional.of(months));
            case DaysRule.MonthDays days when days.days().getFirst() > longest -> Optional.of(new Text(
                    "ces mois ont au plus " + longest + " jours", "these months have at most " + longest + " days"));
            case DaysRule.Dates dates when dates.spans().stream().noneMatch(span ->
                    span.from().datesUntil(span.to().plusDays(1)).limit(366).anyMatch(date -> months.contains(date.getMonth()))) ->
                    Optional.of(new Text("aucune de ces dates n'est dans ces mois", "none of these dates lies in these months"));
            case DaysRule.AnyOf any -> allOutside(any.rules(), months);
            case DaysRule.Nth nth -> Optional.empty();
            case DaysRule.MonthDays days -> Optional.empty();
            case DaysRule.Dates dates -> Optional.empty();
            case DaysRule.InMonths in -> Optional.empty();
            case DaysRule.Moved moved -> Optional.empty();
            case DaysRule.All all -> Optional.empty();
            case DaysRule.Weekdays weekdays -> Optional.empty();
            case DaysRule.EveryDays every -> Optional.empty();
            case DaysRule.EveryWeeks every -> Optional.empty();
        };
    }

    private static Optional<Text> allOutside(List<DaysRule> rules, Set<Month> months) {
        List<Text> reasons = rules.stream().flatMap(rule -> outside(rule, months).stream()).toList();
        return reasons.size() == rules.size() ? Optional.of(reasons.getFirst()) : Optional.empty();
    }

    private static Optional<Text> beyond(DaysRule.Nth nth, int days, Optional<Set<Month>> months) {
        int most = switch (nth.counted()) {
            case DaysRule.Weekday weekday -> nth.period().weekdaysAtMost();
            case DaysRule.Sort sort -> days;
        };
        return Math.abs(nth.position()) <= most ? Optional.empty() : Optional.of(DaysWords.atMost(nth, most, months));
    }
}
