package regie.estate.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regie.estate.calendar.WorkCalendar;
import regie.estate.schedule.DaysRule;
import regie.estate.schedule.IfClosed;
import regie.estate.schedule.RandomRules;
import regie.estate.schedule.SlowDays;
import regie.estate.schedule.TestCalendars;

/** Due days over twenty years, with closed days, shifts and exclusions, against moving every candidate one day at a time. */
class DueDaysOracleTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2040, 12, 31);
    private static final LocalDate BEFORE = LocalDate.of(2019, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2042, 12, 31);

    @Test
    void dueDaysAgreeWithTheObviousWay() {
        for (long seed = 0; seed < 150; seed++) {
            Random chance = new Random(seed);
            WorkCalendar calendar = TestCalendars.random(chance);
            RandomRules rules = new RandomRules(chance);
            List<DaysRule> days = IntStream.range(0, 1 + chance.nextInt(3)).mapToObj(i -> rules.rule()).toList();
            List<DaysRule> except = IntStream.range(0, chance.nextInt(3)).mapToObj(i -> rules.rule()).toList();
            int shift = chance.nextBoolean() ? 0 : chance.nextInt(41) - 20;
            DueDays.Key key = new DueDays.Key(days, except, IfClosed.values()[chance.nextInt(4)], shift, chance.nextBoolean(), "random");
            DueDays due = new DueDays(key, calendar);
            assertEquals(List.copyOf(slow(key, calendar)), FIRST.datesUntil(LAST.plusDays(1)).filter(due::on).toList(),
                    "seed " + seed + " " + key);
        }
    }

    private static Set<LocalDate> slow(DueDays.Key key, WorkCalendar calendar) {
        SlowDays slow = new SlowDays(BEFORE, AFTER, calendar);
        Set<LocalDate> due = new TreeSet<>();
        for (DaysRule rule : key.days()) {
            slow.dates(rule).stream().filter(date -> !date.isBefore(BEFORE) && !date.isAfter(AFTER))
                    .forEach(date -> place(date, key, calendar).ifPresent(due::add));
        }
        key.except().forEach(rule -> due.removeAll(slow.dates(rule)));
        due.removeIf(date -> date.isBefore(FIRST) || date.isAfter(LAST));
        return due;
    }

    private static Optional<LocalDate> place(LocalDate candidate, DueDays.Key key, WorkCalendar calendar) {
        LocalDate day = candidate;
        while (!calendar.working(day)) {
            switch (key.ifClosed()) {
                case SKIP -> {
                    return Optional.empty();
                }
                case RUN -> {
                    return shifted(candidate, candidate, key, calendar);
                }
                case PREVIOUS -> day = day.minusDays(1);
                case NEXT -> day = day.plusDays(1);
            }
        }
        return shifted(candidate, day, key, calendar);
    }

    private static Optional<LocalDate> shifted(LocalDate candidate, LocalDate from, DueDays.Key key, WorkCalendar calendar) {
        LocalDate day = from;
        for (int left = Math.abs(key.shift()); left > 0;) {
            day = day.plusDays(key.shift() > 0 ? 1 : -1);
            left -= calendar.working(day) ? 1 : 0;
        }
        YearMonth month = YearMonth.from(candidate);
        if (!key.stayInMonth() || YearMonth.from(day).equals(month)) {
            return Optional.of(day);
        }
        boolean late = YearMonth.from(day).isAfter(month);
        LocalDate back = late ? month.atEndOfMonth() : month.atDay(1);
        while (YearMonth.from(back).equals(month) && !calendar.working(back)) {
            back = back.plusDays(late ? -1 : 1);
        }
        return YearMonth.from(back).equals(month) ? Optional.of(back) : Optional.empty();
    }
}
