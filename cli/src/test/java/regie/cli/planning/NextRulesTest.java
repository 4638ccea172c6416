package regie.cli.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Typed;
import regie.cli.shell.Exit;

class NextRulesTest {

    @TempDir
    Path folder;

    private List<String> next(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "next";
        System.arraycopy(words, 0, all, 1, words.length);
        Typed typed = Typed.in(folder, all);
        assertEquals(Exit.DONE, typed.exit(), typed.err());
        return typed.out().lines().toList();
    }

    @Test
    void systemdSkipsTheGapUnlessAskedOtherwise() {
        String[] words = {"--on-calendar", "*-*-* 02:30", "--zone", "Europe/Paris", "--from", "2026-03-28T12:00"};
        assertEquals(List.of("2026-03-30T02:30:00+02:00"), next(words));
        String[] atEnd = java.util.Arrays.copyOf(words, words.length + 2);
        atEnd[words.length] = "--gap";
        atEnd[words.length + 1] = "at-end";
        assertEquals(List.of("2026-03-29T03:00:00+02:00"), next(atEnd));
    }

    @Test
    void recurrenceRulesAndTimesOnDays() {
        assertEquals(List.of("2026-01-30T22:00:00+01:00", "2026-02-27T22:00:00+01:00"), next("--rrule",
                "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22", "--zone", "Europe/Paris", "--from", "2026-01-01", "--count", "2"));
        assertEquals(List.of("2026-01-12T00:00:00Z"), next("--rrule", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "--dtstart", "2025-12-29",
                "--zone", "UTC", "--from", "2026-01-01"));
        assertEquals(List.of("2026-04-30T22:00:00+02:00", "2026-05-29T22:00:00+02:00"), next("--at", "22:00", "--days",
                "last working day of month", "--calendar", "FR", "--zone", "Europe/Paris", "--from", "2026-04-01", "--count", "2"));
        assertEquals(List.of("2026-05-04T06:00:00Z", "2026-05-04T18:00:00Z"), next("--at", "18:00,06:00", "--days", "1",
                "--calendar", "FR", "--if-closed", "next", "--zone", "UTC", "--from", "2026-05-01", "--count", "2"));
    }

    @Test
    void lastStartsGoingBack() {
        assertEquals(List.of("2026-10-25T02:30:00+02:00", "2026-10-24T02:30:00+02:00"), next("--cron", "30 2 * * *", "--zone",
                "Europe/Paris", "--from", "2026-10-25T12:00", "--previous", "--count", "2"));
    }

    @Test
    void oneRuleAtATime() {
        assertEquals(Exit.USAGE, Typed.in(folder, "next").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "next", "--cron", "* * * * *", "--at", "22:00").exit());
        assertEquals(Exit.NO, Typed.in(folder, "next", "--rrule", "FREQ=SOMETIMES").exit());
        assertEquals(Exit.NO, Typed.in(folder, "next", "--on-calendar", "Mon..Sat..Sun").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "next", "--at", "25:00").exit());
    }

    @Test
    void startsOfAPlanWithTheirProductionDates() throws IOException {
        Files.writeString(folder.resolve("estate.yaml"), """
                estate: e
                title: E
                zone: Europe/Paris
                new_day: "06:00"
                ---
                host: app01
                ---
                application: sales
                ---
                plan: nights
                application: sales
                schedules:
                  night: {at: "02:30"}
                  noon: {days: sun, at: "12:00"}
                tasks: {a: {host: app01, run: "true"}}
                """);
        List<String> lines = next(".", "nights", "--from", "2026-03-28T12:00", "--count", "3");
        assertTrue(lines.get(1).matches("2026-03-29T03:00:00\\+02:00 +2026-03-28 +night +gap: at end"), lines.toString());
        assertTrue(lines.get(2).matches("2026-03-29T12:00:00\\+02:00 +2026-03-29 +noon"), lines.toString());
        assertTrue(lines.get(3).matches("2026-03-30T02:30:00\\+02:00 +2026-03-29 +night"), lines.toString());
        assertEquals(Exit.NO, Typed.in(folder, "next", ".", "days").exit());
    }
}
