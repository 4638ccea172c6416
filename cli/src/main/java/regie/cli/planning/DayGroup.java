package regie.cli.planning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.dates.PlanDates;
import regie.estate.preview.ClockChange;
import regie.estate.preview.RunChange;
import regie.estate.schedule.PlannedStart;

/**
 * Production dates on which the same changes happen at the same local times.
 *
 * @param all at least one, in order
 * @param clock the time change in the night, which sets a date apart
 * @param changes those of the first date
 */
record DayGroup(List<LocalDate> all, Optional<ClockChange> clock, List<RunChange> changes) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter TIME_WITH_OFFSET = DateTimeFormatter.ofPattern("HH:mmxxx");
    private static final int RANGES_SHOWN = 4;

    static List<DayGroup> of(List<RunChange> changes, ZoneId zone, PlanDates dates) {
        Map<LocalDate, List<RunChange>> byDate = new TreeMap<>();
        changes.forEach(change -> byDate.computeIfAbsent(change.date(), none -> new ArrayList<>()).add(change));
        Map<String, DayGroup> groups = new LinkedHashMap<>();
        byDate.forEach((date, ofDate) -> {
            Optional<ClockChange> clock = ClockChange.between(dates.newDay(date, zone), dates.newDay(date.plusDays(1), zone), zone);
            groups.computeIfAbsent(signature(ofDate) + clock.map(change -> date.toString()).orElse(""),
                    none -> new DayGroup(new ArrayList<>(), clock, ofDate)).all().add(date);
        });
        return List.copyOf(groups.values());
    }

    private static String signature(List<RunChange> changes) {
        StringBuilder text = new StringBuilder();
        for (RunChange change : changes) {
            text.append(change.plan()).append(' ').append(change.before().map(start -> ofDay(start, change)).orElse("-")).append(' ')
                    .append(change.after().map(start -> ofDay(start, change)).orElse("-")).append(';');
        }
        return text.toString();
    }

    private static String ofDay(PlannedStart start, RunChange change) {
        return start.schedule() + time(start) + ChronoUnit.DAYS.between(change.date(), start.date()) + start.start().applied()
                + start.start().zone();
    }

    /** The local time, with the date where it is another than the production date's, and the offset where a time change matters. */
    static String time(PlannedStart start) {
        long later = ChronoUnit.DAYS.between(start.date(), start.start().at().toLocalDate());
        boolean plain = switch (start.start().applied()) {
            case AS_WRITTEN -> true;
            case GAP_AT_END, GAP_SHIFTED, GAP_HELD, FIRST_PASS, SECOND_PASS -> false;
        };
        return start.start().at().format(plain ? TIME : TIME_WITH_OFFSET) + (later == 0 ? "" : " +" + later);
    }

    /** What becomes of a run, with its production date where that is another. */
    static String after(RunChange change) {
        return change.after().map(start -> {
            long days = ChronoUnit.DAYS.between(change.date(), start.date());
            return time(start) + (days == 0 ? "" : " (" + (days > 0 ? "+" : "") + days + "d)");
        }).orElse("–");
    }

    /** {@code 2026-11-23..2026-11-27, 2026-11-30 (6)}. */
    String dates() {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < all.size();) {
            int last = i;
            while (last + 1 < all.size() && all.get(last + 1).equals(all.get(last).plusDays(1))) {
                last++;
            }
            ranges.add(last == i ? all.get(i).toString() : all.get(i) + ".." + all.get(last));
            i = last + 1;
        }
        String shown = String.join(", ", ranges.subList(0, Math.min(RANGES_SHOWN, ranges.size())));
        return shown + (ranges.size() > RANGES_SHOWN ? ", …" : "") + (all.size() > 1 ? " (" + all.size() + ")" : "");
    }
}
