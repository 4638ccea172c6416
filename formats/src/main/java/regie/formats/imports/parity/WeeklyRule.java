package regie.formats.imports.parity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.kernel.Text;

/**
 * The starts of a scheduler that knows days of the week and times of day, as AutoSys does without calendars: what falls into an hour
 * that the clock skips starts right after, what falls into one that it shows twice starts in the second, the standard one.
 *
 * @param isoDays 1 for Monday to 7 for Sunday
 */
public record WeeklyRule(Set<Integer> isoDays, List<LocalTime> times, ZoneId zone) implements SourceRule {

    public WeeklyRule {
        isoDays = new TreeSet<>(isoDays);
        times = List.copyOf(times);
    }

    @Override
    public List<SourceStart> starts(Instant from, Instant until) {
        TreeSet<SourceStart> found = new TreeSet<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (isoDays.contains(date.getDayOfWeek().getValue())) {
                for (LocalTime time : times) {
                    found.add(SourceStart.sharp(instant(date, time)));
                }
            }
        }
        return new ArrayList<>(found);
    }

    private Instant instant(LocalDate date, LocalTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(date.atTime(time));
        return offsets.isEmpty() ? zone.getRules().getTransition(date.atTime(time)).getInstant()
                : date.atTime(time).toInstant(offsets.getLast());
    }

    @Override
    public Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie) {
        Instant at = source.map(SourceStart::at).or(() -> regie).orElseThrow();
        ZoneOffsetTransition before = zone.getRules().previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = zone.getRules().nextTransition(at);
        boolean behind = before != null && Duration.between(before.getInstant(), at).toHours() < 3;
        boolean ahead = after != null && Duration.between(at, after.getInstant()).toHours() < 3;
        return behind || ahead ? Optional.of(new Text(
                "nuit de changement d'heure : la source lance au second passage de l'heure répétée (heure d'hiver) ; Régie au premier, "
                        + "sauf « dst: {overlap: second} », et un intervalle de Régie compte le temps écoulé",
                "night of a time change: the source starts in the second pass of the repeated hour (standard time); Régie in the first, "
                        + "unless \"dst: {overlap: second}\", and an interval of Régie's counts elapsed time")) : Optional.empty();
    }
}
