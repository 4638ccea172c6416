package regie.estate.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import regie.estate.time.GapPolicy;
import regie.estate.time.OverlapPolicy;

/**
 * One schedule of a plan: on which days, at what times, and what happens on closed days, on the
 * nights of a time change, after an outage and when a run still lives.
 *
 * <p>The days of {@code days}, less those of {@code except}, are candidates. A candidate that is
 * closed is treated by {@code ifClosed}, then moved by {@code shift} working days; {@code except}
 * has the last word on the result too. Cron and recurrence rules say their days themselves.
 *
 * @param name {@link #SOLE} for a plan's only schedule
 * @param days at least one
 * @param shift working days later (or, below zero, earlier)
 * @param stayInMonth a day that would leave its month by {@code ifClosed} or {@code shift} is taken
 *        from the other side, so that month-end work stays in its month
 * @param overlap empty for that of the plan
 * @param calendar empty for that of the plan
 * @param zone empty for that of the plan
 * @param from the first production date on which the schedule holds
 * @param until the last one
 */
public record ScheduleRule(
        String name,
        List<DaysRule> days,
        List<DaysRule> except,
        StartRule start,
        IfClosed ifClosed,
        int shift,
        boolean stayInMonth,
        GapPolicy gap,
        OverlapPolicy dstOverlap,
        CatchUp catchUp,
        Optional<Overlap> overlap,
        Optional<String> calendar,
        Optional<ZoneId> zone,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** The name of a schedule that stands alone. */
    public static final String SOLE = "schedule";

    public ScheduleRule {
        days = List.copyOf(days);
        except = List.copyOf(except);
    }

    /** Whether the schedule is in force on a production date at all. */
    public boolean holdsOn(LocalDate date) {
        return from.filter(date::isBefore).isEmpty() && until.filter(date::isAfter).isEmpty();
    }
}
