package regie.simulator.day;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import regie.estate.EstateModel;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.simulator.chance.Chance;

/** Estates whose plans have schedules, written in the estate's own language. */
final class DayEstates {

    static final List<String> ZONES = List.of("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Santiago");

    private DayEstates() {}

    /** One plan with one schedule. */
    static EstateModel one(String zone, String schedule) {
        return read(head(zone, "06:00") + plan("p", "schedule: " + schedule, ""));
    }

    private static String head(String zone, String newDay) {
        return "estate: days\nzone: " + zone + "\nnew_day: \"" + newDay + "\"\n---\nhost: h1\nreach: local\n---\napplication: main\n"
                + "---\napplication: late\nnew_day: \"12:00\"\n";
    }

    private static String plan(String name, String schedule, String more) {
        return "---\nplan: " + name + "\napplication: main\n" + more + schedule + "\ntasks:\n  a: {nothing: {}}\n";
    }

    /** Some plans with schedules, policies, overlaps and zones of all sorts. */
    static EstateModel random(Chance chance) {
        StringBuilder text = new StringBuilder(head(chance.choose(ZONES), chance.among("00:00", "02:00", "06:00", "20:30")));
        int count = chance.between(3, 8);
        for (int i = 0; i < count; i++) {
            String days = chance.among("daily", "\"mon-fri\"", "\"sun\"", "\"last day of month\"", "\"1,15\"");
            String when = chance.percent(75) ? "days: " + days + ", at: " + chance.among("\"02:30\"", "\"00:15\"", "\"22:00\"",
                    "[\"01:30\", \"02:15\", \"13:00\"]", "\"06:00\"") : "cron: \"" + chance.among("30 2 * * *", "15 */6 * * *",
                            "0 3 * * 0") + "\"";
            String caught = chance.percent(30) ? "" : ", catch_up: {missed: " + chance.among("all", "last", "none", "ask")
                    + (chance.percent(30) ? ", within: " + chance.among("2h", "30h") : "") + "}";
            String dst = ", dst: {gap: " + chance.among("at-end", "shift", "skip") + ", overlap: " + chance.among("first",
                    "second", "both") + "}";
            String zone = chance.percent(20) ? "zone: " + chance.choose(ZONES) + "\n" : "";
            String overlap = "overlap: " + chance.among("queue", "allow", "skip") + "\n";
            text.append(plan("p" + i, "schedule: {" + when + caught + dst + "}", zone + overlap)
                    .replace("application: main", chance.percent(20) ? "application: late" : "application: main"));
        }
        return read(text.toString());
    }

    private static EstateModel read(String text) {
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), false)));
        return switch (EstateReader.read(bundle, "production")) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new IllegalStateException(
                    "the estate is not valid: " + invalid.findings().all().stream().limit(3).toList() + "\n" + text);
        };
    }
}
