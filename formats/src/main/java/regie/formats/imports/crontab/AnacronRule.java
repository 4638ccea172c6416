package regie.formats.imports.crontab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.parity.SourceRule;
import regie.formats.imports.parity.SourceStart;
import regie.kernel.Text;

/**
 * When anacron runs a job on a machine that is always on: at the first waking of the day on which its period is over, after its delay. The
 * run from which periods of more than a day are counted is not in the table; it is taken to be on {@link #COUNTED_FROM}.
 *
 * @param period days, or 0 for each month
 */
record AnacronRule(int period, LocalTime time, ZoneId zone) implements SourceRule {

    /** A Sunday, the day of cron's own weekly jobs. */
    static final LocalDate COUNTED_FROM = LocalDate.of(2026, 1, 4);

    static AnacronRule of(CronEntry.When.Period line, Optional<String> hours, LocalTime usual, ZoneId zone) {
        LocalTime waking = hours.map(range -> range.split("-")[0].strip()).filter(hour -> hour.matches("1?[0-9]|2[0-3]"))
                .map(hour -> LocalTime.of(Integer.parseInt(hour), 1)).orElse(usual);
        int minutes = Math.min(line.delayMinutes(), 23 * 60 + 59 - waking.getHour() * 60 - waking.getMinute());
        return new AnacronRule(line.days(), waking.plusMinutes(minutes), zone);
    }

    /** The rule of days in the language's words. */
    String days() {
        return switch (period) {
            case 0 -> "first day of month";
            case 1 -> "daily";
            case 7 -> "sun";
            default -> "every " + period + " days from " + COUNTED_FROM;
        };
    }

    @Override
    public List<SourceStart> starts(Instant from, Instant until) {
        List<SourceStart> found = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            boolean over = period == 0 ? day.getDayOfMonth() == 1 : ChronoUnit.DAYS.between(COUNTED_FROM, day) % period == 0;
            if (over) {
                found.add(SourceStart.sharp(day.atTime(time).atZone(zone).toInstant()));
            }
        }
        return found;
    }

    @Override
    public Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie) {
        return Optional.of(new Text("anacron compte ses périodes depuis le dernier passage, qui n'est pas dans son fichier",
                "anacron counts its periods from the last run, which is not in its table"));
    }
}
