package regie.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.engine.By;
import regie.engine.DayCommand.AnswerMissed;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.simulator.day.DayAuditor.Fate;

/**
 * A server stopped over the night of a time change comes back three days later and does what the policy says. It was up at noon of
 * the day before, and had ordered that night already; the two nights after it were never planned.
 */
class TimeChangeNightsTest {

    /**
     * @param change the local date on which clocks change
     * @param at the local time of the start, which the change leaves out or repeats
     * @param onTheNight when it starts that night, by the default of its kind
     * @param second the other pass, where the time comes twice
     */
    private record Night(String zone, String change, String at, String onTheNight, String second) {

        ZoneId id() {
            return ZoneId.of(zone);
        }

        Instant noon(int days) {
            return LocalDate.parse(change).plusDays(days).atTime(LocalTime.NOON).atZone(id()).toInstant();
        }

        boolean twice() {
            return !second.isEmpty();
        }
    }

    private static final List<Night> NIGHTS = List.of(
            new Night("Europe/Paris", "2027-03-28", "02:30", "2027-03-28T01:00:00Z", ""),
            new Night("Europe/Paris", "2026-10-25", "02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            new Night("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:00:00Z", ""),
            new Night("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"),
            new Night("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z", ""),
            new Night("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"),
            new Night("America/Santiago", "2026-09-06", "00:30", "2026-09-06T04:00:00Z", ""),
            new Night("America/Santiago", "2027-04-04", "23:30", "2027-04-04T02:30:00Z", "2027-04-04T03:30:00Z"));

    private static PlayedDays away(Night night, String policy) {
        String dst = night.twice() ? ", dst: {overlap: both}" : "";
        PlayedDays days = new PlayedDays(DayEstates.one(night.zone(), "{days: daily, at: \"" + night.at() + "\"" + policy + dst + "}"),
                night.noon(-2));
        days.upUntil(night.noon(-1));
        days.downUntil(night.noon(2));
        days.upUntil(night.noon(2).plusSeconds(60));
        days.auditor().over(days.now());
        assertEquals(List.of(), days.auditor().violations());
        return days;
    }

    /** The instants of what was due while nobody was there: three nights, with one start more where its hour comes twice. */
    private static int due(Night night) {
        return night.twice() ? 4 : 3;
    }

    private static List<String> begunSince(PlayedDays days, Night night) {
        return days.auditor().begun().stream().map(key -> key.substring(key.lastIndexOf(' ') + 1))
                .filter(at -> Instant.parse(at).isAfter(night.noon(-1))).toList();
    }

    private static DynamicTest test(Night night, String policy, java.util.function.Consumer<PlayedDays> then) {
        return DynamicTest.dynamicTest(night.zone() + " " + night.change() + policy, () -> then.accept(away(night, policy)));
    }

    @TestFactory
    Stream<DynamicTest> allAreCaughtUpOldestFirst() {
        return NIGHTS.stream().map(night -> test(night, ", catch_up: {missed: all}", days -> {
            List<String> begun = begunSince(days, night);
            assertEquals(due(night), begun.size());
            assertEquals(begun.stream().sorted().toList(), begun);
            assertEquals(true, begun.contains(night.onTheNight()), begun.toString());
            assertEquals(night.twice(), begun.contains(night.second()), begun.toString());
        }));
    }

    @TestFactory
    Stream<DynamicTest> onlyTheLastIsCaughtUp() {
        return NIGHTS.stream().map(night -> test(night, ", catch_up: {missed: last}", days -> {
            assertEquals(1, begunSince(days, night).size());
            assertEquals(due(night) - 1, days.auditor().of(Fate.MISSED).size());
        }));
    }

    @TestFactory
    Stream<DynamicTest> noneIsCaughtUp() {
        return NIGHTS.stream().map(night -> test(night, ", catch_up: {missed: none}", days -> {
            assertEquals(List.of(), begunSince(days, night));
            assertEquals(due(night), days.auditor().of(Fate.MISSED).size());
        }));
    }

    @TestFactory
    Stream<DynamicTest> onlyWhatIsNotTooOld() {
        return NIGHTS.stream().map(night -> test(night, ", catch_up: {missed: all, within: 20h}", days -> {
            assertEquals(1, begunSince(days, night).size());
            assertEquals(due(night) - 1, days.auditor().of(Fate.MISSED).size());
        }));
    }

    @TestFactory
    Stream<DynamicTest> aPersonIsAsked() {
        return Stream.of(", catch_up: {missed: ask}", "").flatMap(policy -> NIGHTS.stream().map(night -> test(night, policy, days -> {
            assertEquals(List.of(), begunSince(days, night));
            assertEquals(due(night), days.auditor().of(Fate.ASKED).size());
            days.send(new AnswerMissed(CatchUpAnswer.ALL, List.of(), By.of("anna")));
            assertEquals(due(night), begunSince(days, night).size());
        })));
    }

    /** Undeclared, and away for less than an hour over the change itself: the last one starts by itself. */
    @TestFactory
    Stream<DynamicTest> aShortAbsenceOverTheChange() {
        return NIGHTS.stream().map(night -> DynamicTest.dynamicTest(night.zone() + " " + night.change(), () -> {
            PlayedDays days = new PlayedDays(DayEstates.one(night.zone(), "{days: daily, at: \"" + night.at() + "\"}"), night.noon(-2));
            days.upUntil(Instant.parse(night.onTheNight()).minusSeconds(600));
            days.downUntil(Instant.parse(night.onTheNight()).plusSeconds(1_800));
            days.upUntil(night.noon(1));
            days.auditor().over(days.now());
            assertEquals(List.of(), days.auditor().violations());
            assertEquals(true, begunSince(days, night).contains(night.onTheNight()));
            assertEquals(List.of(), days.auditor().of(Fate.MISSED));
        }));
    }
}
