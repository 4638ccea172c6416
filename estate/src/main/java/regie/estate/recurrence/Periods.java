package regie.estate.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Unrolls a rule period by period. Periods are numbered from that of the start, which is 0; only each {@code interval}-th
 * counts.
 */
final class Periods {

    private final Parts parts;
    private final LocalDateTime first;
    private final List<LocalTime> times;

    /** @param parts completed by the start */
    Periods(Parts parts, LocalDateTime start) {
        this.parts = parts;
        this.first = begin(start);
        this.times = times();
    }

    private List<LocalTime> times() {
        List<LocalTime> all = new ArrayList<>();
        if (!parts.frequency().isOfTime()) {
            for (int hour : parts.hours()) {
                for (int minute : parts.minutes()) {
                    parts.seconds().forEach(second -> all.add(LocalTime.of(hour, minute, second)));
                }
            }
        }
        return all.stream().sorted().distinct().toList();
    }

    private LocalDateTime begin(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        return switch (parts.frequency()) {
            case YEARLY -> date.withDayOfYear(1).atStartOfDay();
            case MONTHLY -> date.withDayOfMonth(1).atStartOfDay();
            case WEEKLY -> date.with(TemporalAdjusters.previousOrSame(parts.weekStart())).atStartOfDay();
            case DAILY -> date.atStartOfDay();
            case HOURLY -> at.truncatedTo(ChronoUnit.HOURS);
            case MINUTELY -> at.truncatedTo(ChronoUnit.MINUTES);
            case SECONDLY -> at.truncatedTo(ChronoUnit.SECONDS);
        };
    }

    private ChronoUnit unit() {
        return switch (parts.frequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case DAILY -> ChronoUnit.DAYS;
            case HOURLY -> ChronoUnit.HOURS;
            case MINUTELY -> ChronoUnit.MINUTES;
            case SECONDLY -> ChronoUnit.SECONDS;
        };
    }

    /** When the n-th counting period begins. */
    LocalDateTime beginning(long n) {
        return first.plus(n * parts.interval(), unit());
    }

    /** The counting period in which a moment lies, or the last one before it; 0 for what is before the start. */
    long at(LocalDateTime moment) {
        return moment.isBefore(first) ? 0 : unit().between(first, begin(moment)) / parts.interval();
    }

    /** The period to look at after the n-th, which had nothing: for short periods, none before the next day or hour that can match. */
    long afterEmpty(long n) {
        if (!parts.frequency().isOfTime()) {
            return n + 1;
        }
        LocalDateTime at = beginning(n);
        LocalDateTime next = !parts.includes(at.toLocalDate()) ? at.toLocalDate().plusDays(1).atStartOfDay()
                : !parts.hours().isEmpty() && !parts.hours().contains(at.getHour()) ? at.truncatedTo(ChronoUnit.HOURS).plusHours(1)
                : at;
        long there = -Math.floorDiv(-unit().between(first, next), (long) parts.interval());
        return Math.max(n + 1, there);
    }

    /** The moments of the n-th counting period, in order. */
    List<LocalDateTime> moments(long n) {
        LocalDateTime begin = beginning(n);
        List<LocalDateTime> all = parts.frequency().isOfTime() ? withinDay(begin) : ofDays(begin.toLocalDate());
        return parts.positions().isEmpty() ? all : at(parts.positions(), all);
    }

    private List<LocalDateTime> ofDays(LocalDate begin) {
        LocalDate end = begin.plus(1, unit());
        List<LocalDateTime> found = new ArrayList<>();
        for (LocalDate date = begin; date.isBefore(end); date = date.plusDays(1)) {
            if (parts.includes(date)) {
                for (LocalTime time : times) {
                    found.add(date.atTime(time));
                }
            }
        }
        return found;
    }

    private List<LocalDateTime> withinDay(LocalDateTime begin) {
        if (!parts.includes(begin.toLocalDate()) || !fits(parts.hours(), begin.getHour())) {
            return List.of();
        }
        boolean hourly = parts.frequency() == Frequency.HOURLY;
        boolean secondly = parts.frequency() == Frequency.SECONDLY;
        if (!hourly && !fits(parts.minutes(), begin.getMinute()) || secondly && !fits(parts.seconds(), begin.getSecond())) {
            return List.of();
        }
        List<LocalDateTime> found = new ArrayList<>();
        for (int minute : hourly ? sorted(parts.minutes()) : List.of(begin.getMinute())) {
            for (int second : secondly ? List.of(begin.getSecond()) : sorted(parts.seconds())) {
                found.add(begin.withMinute(minute).withSecond(second));
            }
        }
        return found;
    }

    private static boolean fits(List<Integer> wanted, int value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static List<Integer> sorted(List<Integer> values) {
        return values.stream().sorted().distinct().toList();
    }

    private static List<LocalDateTime> at(List<Integer> positions, List<LocalDateTime> all) {
        TreeSet<LocalDateTime> chosen = new TreeSet<>();
        for (int position : positions) {
            int index = position > 0 ? position - 1 : all.size() + position;
            if (index >= 0 && index < all.size()) {
                chosen.add(all.get(index));
            }
        }
        return List.copyOf(chosen);
    }
}
