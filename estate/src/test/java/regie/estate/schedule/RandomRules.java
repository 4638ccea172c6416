package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import regie.estate.calendar.Span;

/** Any rule of days that the grammar can write. */
public final class RandomRules {

    private final Random chance;

    public RandomRules(Random chance) {
        this.chance = chance;
    }

    public DaysRule rule() {
        DaysRule plain = switch (chance.nextInt(8)) {
            case 0 -> new DaysRule.All(DaysRule.Sort.values()[chance.nextInt(4)]);
            case 1, 2 -> list();
            case 3 -> new DaysRule.EveryDays(1 + chance.nextInt(40), date());
            case 4 -> new DaysRule.EveryWeeks(1 + chance.nextInt(9), date(), weekdays());
            default -> nth();
        };
        DaysRule rule = chance.nextInt(4) == 0 ? new DaysRule.InMonths(plain, months()) : plain;
        boolean moves = plain instanceof DaysRule.Nth && chance.nextInt(2) == 0;
        int days = (1 + chance.nextInt(chance.nextInt(5) == 0 ? 60 : 5)) * (chance.nextBoolean() ? 1 : -1);
        return moves ? new DaysRule.Moved(rule, days, chance.nextInt(3) > 0) : rule;
    }

    private DaysRule nth() {
        Period period = Period.values()[chance.nextInt(4)];
        boolean weekday = chance.nextInt(3) == 0;
        DaysRule.Counted counted = weekday ? new DaysRule.Weekday(DayOfWeek.of(1 + chance.nextInt(7)))
                : DaysRule.Sort.values()[chance.nextInt(3)];
        int most = weekday ? period.weekdaysAtMost() : Math.min(period.daysAtMost(), chance.nextInt(5) == 0 ? 366 : 12);
        return new DaysRule.Nth((1 + chance.nextInt(most)) * (chance.nextBoolean() ? 1 : -1), counted, period);
    }

    private DaysRule list() {
        List<DaysRule> rules = new ArrayList<>();
        if (chance.nextBoolean()) {
            rules.add(new DaysRule.Weekdays(weekdays()));
        }
        if (chance.nextBoolean()) {
            rules.add(new DaysRule.MonthDays(List.of(1 + chance.nextInt(31), 1 + chance.nextInt(31))));
        }
        if (rules.isEmpty() || chance.nextInt(4) == 0) {
            LocalDate from = date();
            rules.add(new DaysRule.Dates(List.of(new Span(from, from.plusDays(chance.nextInt(9)), Optional.empty()), Span.of(date()))));
        }
        return rules.size() == 1 ? rules.getFirst() : new DaysRule.AnyOf(rules);
    }

    private LocalDate date() {
        return LocalDate.of(2018, 1, 1).plusDays(chance.nextInt(7_300));
    }

    private Set<DayOfWeek> weekdays() {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + chance.nextInt(7)));
        while (chance.nextBoolean()) {
            days.add(DayOfWeek.of(1 + chance.nextInt(7)));
        }
        return days;
    }

    private Set<Month> months() {
        Set<Month> months = EnumSet.of(Month.of(1 + chance.nextInt(12)));
        while (chance.nextBoolean()) {
            months.add(Month.of(1 + chance.nextInt(12)));
        }
        return months;
    }
}
