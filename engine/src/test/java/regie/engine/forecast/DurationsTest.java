package regie.engine.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.engine.forecast.day.WhatIf;
import regie.engine.forecast.history.Estimator;
import regie.engine.forecast.history.Learned;
import regie.engine.forecast.history.Past;
import regie.kernel.PlanName;

class DurationsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final PlanName PLAN = new PlanName("night");

    @Test
    void whatIsDeclaredCountsUntilThreeRunsAreKnown() {
        Learned learned = new Learned();
        Subject subject = new Subject(PLAN, "load", DAY, Optional.of(Duration.ofMinutes(4)));
        learned.note(PLAN, "load", new Past(DAY.minusDays(2), 60_000_000));
        learned.note(PLAN, "load", new Past(DAY.minusDays(1), 60_000_000));
        assertEquals(240_000_000, learned.of(subject).median());
        learned.note(PLAN, "load", new Past(DAY, 60_000_000));
        assertEquals(60_000_000, learned.of(subject).median());
        assertEquals(60_000_000, new Learned().of(new Subject(PLAN, "other", DAY, Optional.empty())).median());
    }

    @Test
    void oneOutlierMovesTheGuessLittle() {
        List<Past> past = steady(30, 100);
        past.set(29, new Past(DAY.minusDays(1), 9_000_000_000L));
        long guess = Estimator.next(past, DAY).orElseThrow().median();
        assertTrue(Math.abs(guess - 100_000_000) < 3_000_000, "guessed " + guess);
    }

    @Test
    void aWeekdayOfItsOwnIsSeen() {
        List<Past> past = new ArrayList<>();
        for (int i = 70; i > 0; i--) {
            LocalDate date = DAY.minusDays(i);
            past.add(new Past(date, (date.getDayOfWeek() == DAY.getDayOfWeek() ? 600 : 60) * 1_000_000L + i % 5 * 1_000_000L));
        }
        assertTrue(Estimator.next(past, DAY).orElseThrow().median() < 100_000_000, "eight Mondays are too few");
        List<Past> longer = new ArrayList<>();
        for (int i = 58; i > 0; i--) {
            LocalDate date = DAY.minusDays(i);
            boolean odd = i % 4 == 0;
            longer.add(new Past(odd ? DAY.minusWeeks(i / 4) : date.getDayOfWeek() == DAY.getDayOfWeek() ? date.plusDays(1) : date,
                    (odd ? 600 : 60) * 1_000_000L + i % 5 * 1_000_000L));
        }
        assertTrue(Estimator.next(longer, DAY).orElseThrow().median() > 500_000_000, "fourteen are enough");
    }

    @Test
    void quantilesRiseAndAreFoundAgain() {
        Spread spread = Spread.around(Duration.ofMinutes(10), 0.5);
        long before = -1;
        for (int i = 0; i <= 100; i++) {
            long at = spread.at(i / 100.0);
            assertTrue(at >= before);
            before = at;
        }
        assertEquals(0.3, spread.within(spread.at(0.3)), 0.01);
        assertEquals(600_000_000, spread.median());
    }

    @Test
    void suppositionsAreReadOrRefused() {
        assertEquals(Optional.of(new WhatIf.Hold("night", "load")), WhatIf.parse("hold:night/load"));
        assertEquals(Optional.of(new WhatIf.Capacity("db", 3)), WhatIf.parse("capacity:db=3"));
        assertEquals(Optional.of(new WhatIf.Delay("night", "load", Duration.ofMinutes(150))), WhatIf.parse("delay:night/load=2h30m"));
        assertEquals(Optional.of(new WhatIf.HostDown("app01", Duration.ofHours(2), LocalTime.of(1, 0))),
                WhatIf.parse("host-down:app01=2h@01:00"));
        assertEquals(Optional.of(new WhatIf.Order("close", DAY)), WhatIf.parse("order:close@2026-03-02"));
        for (String wrong : List.of("", "hold", "hold:x", "capacity:x=many", "delay:a/b=soon",
                "host-down:a=2h@25:00", "order:a@2026-02-30", "x:y")) {
            assertEquals(Optional.empty(), WhatIf.parse(wrong), wrong);
        }
    }

    private static List<Past> steady(int runs, int seconds) {
        List<Past> past = new ArrayList<>();
        for (int i = runs; i > 0; i--) {
            past.add(new Past(DAY.minusDays(i), seconds * 1_000_000L + i % 3 * 500_000L));
        }
        return past;
    }
}
