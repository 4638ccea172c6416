package regie.formats.imports.systemd;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.parity.SourceRule;
import regie.formats.imports.parity.SourceStart;
import regie.kernel.Text;

/**
 * When systemd starts what a timer is for. What is counted from the boot is counted from the first moment
 * asked for, since no file says when the machine was started; services are taken to last no time.
 *
 * @param first after the boot; null when nothing is counted from it
 * @param period from one start to the next; null when it does not repeat
 * @param spread the random delay and the accuracy that the timer allows
 */
record TimerRule(List<CalendarSpec> calendars, @Nullable Duration first,
        @Nullable Duration period, Duration spread, ZoneId zone) implements SourceRule {

    @Override
    public List<SourceStart> starts(Instant from, Instant until) {
        TreeSet<Instant> found = new TreeSet<>();
        calendars.forEach(spec -> found.addAll(spec.elapses(from, until, zone)));
        if (period != null && !period.isZero()) {
            Duration begin = first == null ? Duration.ZERO : first;
            for (Instant at = from.plus(begin); at.isBefore(until); at = at.plus(period)) {
                found.add(at);
            }
        }
        List<SourceStart> starts = new ArrayList<>();
        found.forEach(at -> starts.add(new SourceStart(at, spread)));
        return starts;
    }

    @Override
    public Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie) {
        Instant at = source.map(SourceStart::at).or(() -> regie).orElseThrow();
        if (period != null) {
            return Optional.of(new Text(
                    "systemd compte depuis le dernier passage (ici depuis un démarrage supposé à minuit le premier jour) ; "
                            + "Régie compte dans chaque journée, à l'heure locale",
                    "systemd counts from the last start (here from a boot taken to be at midnight of the first day); "
                            + "Régie counts within each day, in local time"));
        }
        ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusSeconds(1));
        boolean near = change != null && Duration.between(change.getInstant(), at).toHours() < 3;
        if (near && change != null) {
            return Optional.of(change.isGap()
                    ? new Text("heure sautée : systemd ne rattrape pas une heure qui n'existe pas ; Régie lance à la fin du saut",
                            "hour skipped: systemd does not make good a time that does not exist; Régie starts at its end")
                    : new Text("heure répétée : systemd ne lance qu'au premier passage ; Régie tient un pas pour un rythme, "
                            + "qui continue dans les deux",
                            "hour repeated: systemd starts in the first pass only; "
                                    + "Régie takes a step for a rhythm, which goes on through both"));
        }
        boolean seconds = calendars.stream().anyMatch(spec -> !spec.onTheMinute());
        return seconds ? Optional.of(new Text("les heures de Régie n'ont pas de secondes", "Régie's times have no seconds"))
                : Optional.empty();
    }
}
