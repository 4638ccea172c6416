package regie.formats.imports.jil;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.parity.SourceSchedule;
import regie.formats.imports.parity.WeeklyRule;

/** When AutoSys starts what became plans, as far as that stands in the job itself: days of the week with times or minutes. */
final class JilParity {

    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");

    private final JilEstate estate;
    private final Map<String, SourceSchedule> schedules = new LinkedHashMap<>();

    JilParity(JilEstate estate) {
        this.estate = estate;
    }

    List<SourceSchedule> schedules() {
        return List.copyOf(schedules.values());
    }

    /** The first job that gives a plan its schedule speaks for it. */
    void add(JilJob job, PlanDraft plan) {
        boolean byCalendar = !job.text("run_calendar").isEmpty() || !job.text("exclude_calendar").isEmpty()
                || !job.text("run_window").isEmpty();
        if (byCalendar || !plan.head().has("schedule") || schedules.containsKey(plan.name())) {
            return;
        }
        List<LocalTime> times = times(job);
        Set<Integer> days = days(job.text("days_of_week"));
        Optional<ZoneId> zone = zone(job.text("timezone"));
        if (!times.isEmpty() && !days.isEmpty() && zone.isPresent()) {
            schedules.put(plan.name(), new SourceSchedule(job.statement().source().file(), job.statement().source().self().line(),
                    "job " + job.name(), plan.name(), new WeeklyRule(days, times, zone.get())));
        }
    }

    private static List<LocalTime> times(JilJob job) {
        List<LocalTime> times = new ArrayList<>();
        for (String time : job.text("start_times").replace("\"", "").split(",")) {
            if (time.strip().matches("([01]?[0-9]|2[0-3]):[0-5][0-9]")) {
                String[] parts = time.strip().split(":");
                times.add(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
            }
        }
        for (String minute : job.text("start_mins").replace("\"", "").split(",")) {
            if (minute.strip().matches("[0-5]?[0-9]")) {
                for (int hour = 0; hour < 24; hour++) {
                    times.add(LocalTime.of(hour, Integer.parseInt(minute.strip())));
                }
            }
        }
        return times;
    }

    private static Set<Integer> days(String text) {
        Set<Integer> days = new TreeSet<>();
        for (String word : text.replace("\"", "").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            if (word.equals("all")) {
                days.addAll(List.of(1, 2, 3, 4, 5, 6, 7));
            } else if (word.length() >= 2 && DAYS.contains(word.substring(0, 2))) {
                days.add(DAYS.indexOf(word.substring(0, 2)) + 1);
            }
        }
        return days;
    }

    private Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(text.isBlank() ? estate.request().zone() : ZoneId.of(text.replace("\"", "").strip()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
