package regie.estate.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regie.estate.calendar.WorkCalendar;

class DaysRuleTest {

    private static DaysRule rule(String text) {
        return switch (DaysRule.parse(text)) {
            case DaysRule.Read.Ok ok -> ok.rule();
            case DaysRule.Read.Wrong wrong -> throw new AssertionError(wrong.problem().sentence().en());
        };
    }

    private static DaysProblem problem(String text) {
        return assertInstanceOf(DaysRule.Read.Wrong.class, DaysRule.parse(text), text).problem();
    }

    private static String dates(String text, String from, String to) {
        WorkCalendar calendar = TestCalendars.french();
        return LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).filter(date -> rule(text).includes(date, calendar))
                .map(LocalDate::toString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last working day of month           | 2026-01-30 2026-02-27 2026-03-31
            last working day of month - 1       | 2026-01-29 2026-02-26 2026-03-30
            last day of month - 1               | 2026-01-30 2026-02-27 2026-03-30
            last day of month - 1 working day   | 2026-01-30 2026-02-27 2026-03-30
            2 working days before the 25th of month | 2026-01-22 2026-02-23 2026-03-23
            1 day after the last fri of month   | 2026-01-31 2026-02-28 2026-03-28
            3rd working day of month            | 2026-01-06 2026-02-04 2026-03-04
            2nd last fri of month               | 2026-01-23 2026-02-20 2026-03-20
            first mon of quarter                | 2026-01-05
            last working day of quarter         | 2026-03-31
            first working day of year           | 2026-01-02
            last working day of january         | 2026-01-30
            first closed day of month           | 2026-01-01 2026-02-01 2026-03-01
            1,15 in feb-mar                     | 2026-02-01 2026-02-15 2026-03-01 2026-03-15
            31                                  | 2026-01-31 2026-03-31
            2026-02-03, 2026-03-30..2026-04-02  | 2026-02-03 2026-03-30 2026-03-31
            every 4 weeks from 2026-01-07       | 2026-01-07 2026-02-04 2026-03-04
            every 5 weeks from 2026-01-07 on mon,fri | 2026-01-09 2026-02-09 2026-02-13 2026-03-16 2026-03-20
            every 30 days from 2026-01-01       | 2026-01-01 2026-01-31 2026-03-02
            never                               | ''
            """)
    void namesTheseDatesOfTheFirstQuarter(String text, String expected) {
        assertEquals(expected, dates(text, "2026-01-01", "2026-03-31"));
    }

    @Test
    void wordsMayBeShortLongOrInCapitals() {
        assertEquals(rule("mon-fri"), rule("Monday - FRIDAY"));
        assertEquals(rule("fri-mon"), rule("sat,sun,mon,fri"));
        assertEquals(rule("last working day of month in jan,jul"), rule("the last working day of the month in January,july"));
        assertEquals(rule("1-3,31"), rule(" 1 , 2,3, 31 "));
    }

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        Random chance = new Random(20_261_123);
        RandomRules rules = new RandomRules(chance);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            DaysRule rule = rules.rule();
            switch (DaysRule.parse(rule.text())) {
                case DaysRule.Read.Ok ok -> {
                    assertEquals(rule, ok.rule(), rule.text());
                    read++;
                }
                case DaysRule.Read.Wrong wrong -> assertInstanceOf(DaysProblem.Impossible.class, wrong.problem(), rule.text());
            }
        }
        assertEquals(true, read > 19_000, read + " of 20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dayly", "every full moon", "last day", "day of month", "0th day of month", "2026-02-30", "mon,", "mon-",
        "3rd working day of decade", "last working mon of month", "1,32", "0", "5-3", "2026-02-03..2026-02-01", "daily in", "in jan",
        "1 working day before 25", "every 0 weeks from 2026-01-01", "every 2 weeks", "mon; tue", "last day of month + 0", "first first",
        "99999999999 days before the first of month", "1st day of month of month"})
    void whatIsNoRuleIsRefusedWithItsPlace(String text) {
        DaysProblem.NotARule problem = assertInstanceOf(DaysProblem.NotARule.class, problem(text));
        assertEquals(true, problem.offset() >= 0 && problem.offset() <= text.length(), problem.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"31st day of february", "30 in feb", "31 in apr,jun", "6th mon of month", "40th working day of month",
        "8th day of week", "2nd mon of week", "54th fri of year", "93rd day of quarter", "2026-01-01 in feb",
        "2 days after the 32nd of month", "31st working day of nov"})
    void whatCannotComeIsRefused(String text) {
        assertInstanceOf(DaysProblem.Impossible.class, problem(text));
    }

    @Test
    void aSentenceSaysWhatToWrite() {
        assertEquals("\"3rd working day of decade\": \"decade\" does not fit here; "
                        + "expected week, month, quarter, year or a month (jan … dec)",
                problem("3rd working day of decade").sentence().en());
        assertEquals("« 31st day of february » ne tombe jamais : feb a au plus 29 jours", problem("31st day of february").sentence().fr());
    }

    /** Every date over twenty years, by rules and calendars of every kind, against writing the dates down one by one. */
    @Test
    void agreesWithTheObviousWay() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        LocalDate last = LocalDate.of(2039, 12, 31);
        for (long seed = 0; seed < 250; seed++) {
            Random chance = new Random(seed);
            WorkCalendar calendar = seed % 5 == 0 ? WorkCalendar.EVERY_DAY : TestCalendars.random(chance);
            DaysRule rule = new RandomRules(chance).rule();
            Set<LocalDate> slow = new TreeSet<>(new SlowDays(LocalDate.of(2019, 1, 1), LocalDate.of(2040, 12, 31), calendar).dates(rule));
            slow.removeIf(date -> date.isBefore(first) || date.isAfter(last));
            List<LocalDate> fast = first.datesUntil(last.plusDays(1)).filter(date -> rule.includes(date, calendar)).toList();
            assertEquals(List.copyOf(slow), fast, "seed " + seed + ": " + rule.text());
        }
    }
}
