package regie.estate.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import regie.estate.recurrence.RRule;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.estate.time.LocalSlots;
import regie.estate.time.OnCalendar;
import regie.estate.time.Start;
import regie.estate.time.Starts;

/** Production dates cut time into pieces without gaps, and starts fall into one each, in every zone around every change of clock. */
class ProductionDatesTest {

    private static final Instant FROM = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2035-01-01T00:00:00Z");

    private static List<LocalDate> changes(ZoneId zone) {
        List<LocalDate> dates = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            dates.add(change.getDateTimeBefore().toLocalDate());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return dates;
    }

    @Test
    void eachInstantHasOneDate() {
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            for (LocalDate change : changes(zone)) {
                for (String newDay : List.of("00:00", "01:30", "02:30", "06:00")) {
                    ProductionDates dates = new ProductionDates(LocalTime.parse(newDay));
                    for (LocalDate date = change.minusDays(2); date.isBefore(change.plusDays(2)); date = date.plusDays(1)) {
                        Instant begin = dates.begin(date, zone);
                        assertTrue(begin.isBefore(dates.begin(date.plusDays(1), zone)), zone + " " + date + " " + newDay);
                        assertEquals(date, dates.of(begin, zone), zone + " " + date + " " + newDay);
                        assertEquals(date.minusDays(1), dates.of(begin.minusNanos(1), zone), zone + " " + date + " " + newDay);
                    }
                }
            }
        }
    }

    @Test
    void everyKindOfRuleIncreasesAndIsCutWithoutLoss() {
        LocalSlots cron = ((CronExpression.Read.Ok) CronExpression.read("*/20 * * * *", CronDialect.VIXIE)).expression();
        LocalSlots rule = ((RRule.Read.Ok) RRule.read("FREQ=HOURLY;BYMINUTE=10,40", Optional.empty())).rule();
        LocalSlots systemd = ((OnCalendar.Read.Ok) OnCalendar.read("*:0/25")).expression();
        ProductionDates dates = new ProductionDates(LocalTime.of(2, 30));
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            for (LocalDate change : changes(zone).stream().limit(4).toList()) {
                for (LocalSlots slots : List.of(cron, rule, systemd)) {
                    Starts starts = Starts.of(slots, zone);
                    List<Instant> whole = between(starts, dates.begin(change.minusDays(2), zone), dates.begin(change.plusDays(2), zone));
                    List<Instant> cut = new ArrayList<>();
                    for (LocalDate date = change.minusDays(2); date.isBefore(change.plusDays(2)); date = date.plusDays(1)) {
                        cut.addAll(between(starts, dates.begin(date, zone), dates.begin(date.plusDays(1), zone)));
                    }
                    assertEquals(whole, cut, zone + " " + change + " " + slots);
                    assertEquals(new ArrayList<>(new TreeSet<>(whole)), whole, zone + " " + change + " " + slots);
                }
            }
        }
    }

    private static List<Instant> between(Starts starts, Instant from, Instant to) {
        List<Instant> found = new ArrayList<>();
        Optional<Start> next = starts.next(from, true, to);
        while (next.isPresent()) {
            found.add(next.get().instant());
            next = starts.next(next.get().instant(), false, to);
        }
        return found;
    }
}
