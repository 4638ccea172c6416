package regie.formats.imports.crontab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import regie.formats.imports.parity.SourceRule;
import regie.formats.imports.parity.SourceStart;
import regie.kernel.Text;

/**
 * When Debian's cron runs a line: its main loop (cron.c of 3.0pl1, the same in ISC cron 4.1 and cronie), minute by minute. Cron counts
 * minutes of local time. As long as they follow each other everything is run that matches. After a jump forwards of up to three hours the
 * lines with a star in minute or hour are run for the new minute only, the others for each minute that was passed over. After a jump
 * backwards of up to three hours only the lines with a star are run, until local time has caught up.
 */
record CronRule(CronFields fields, ZoneId zone, boolean ownZone) implements SourceRule {

    private static final long THREE_HOURS = 180;

    @Override
    public List<SourceStart> starts(Instant from, Instant until) {
        return ownZone ? plain(from, until) : looped(from, until);
    }

    private List<SourceStart> looped(Instant from, Instant until) {
        TreeSet<SourceStart> found = new TreeSet<>();
        Instant now = from.minus(Duration.ofHours(6));
        long virtual = localMinute(now) - 1;
        for (; now.isBefore(until); now = now.plusSeconds(60)) {
            long running = localMinute(now);
            long jump = running - virtual;
            boolean due = false;
            if (jump == 1) {
                virtual = running;
                due = matches(running);
            } else if (jump > 1 && jump <= THREE_HOURS) {
                due = fields.isWild() && matches(running);
                while (virtual < running) {
                    virtual++;
                    due |= !fields.isWild() && matches(virtual);
                }
            } else if (jump > -THREE_HOURS && jump <= 0) {
                due = fields.isWild() && matches(running);
            } else {
                virtual = running;
                due = matches(running);
            }
            if (due && !now.isBefore(from)) {
                found.add(SourceStart.sharp(now));
            }
        }
        return List.copyOf(found);
    }

    /** Under {@code CRON_TZ} cronie holds each minute against the local time of that zone, and knows nothing of its changes. */
    private List<SourceStart> plain(Instant from, Instant until) {
        List<SourceStart> found = new ArrayList<>();
        for (Instant now = from; now.isBefore(until); now = now.plusSeconds(60)) {
            if (matches(localMinute(now))) {
                found.add(SourceStart.sharp(now));
            }
        }
        return found;
    }

    private long localMinute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(), 60L);
    }

    private boolean matches(long minute) {
        return fields.matches(LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC));
    }

    @Override
    public Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie) {
        Instant at = source.map(SourceStart::at).or(() -> regie).orElseThrow();
        ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition next = zone.getRules().nextTransition(at.minusSeconds(1));
        boolean after = change != null && Duration.between(change.getInstant(), at).toHours() < 3;
        boolean before = next != null && Duration.between(at, next.getInstant()).toHours() < 3;
        if (!after && !before) {
            return Optional.empty();
        }
        boolean gap = after && change != null ? change.isGap() : next != null && next.isGap();
        return Optional.of(gap ? skipped(source.isPresent()) : repeated(source.isPresent()));
    }

    private Text skipped(boolean bySource) {
        if (ownZone) {
            return new Text("heure sautée : sous CRON_TZ, cronie ne lance rien dans l'heure qui n'existe pas ; "
                    + "Régie lance à la fin du saut",
                    "hour skipped: under CRON_TZ, cronie runs nothing of the hour that does not exist; Régie starts at its end");
        }
        return bySource
                ? new Text("heure sautée : cron lance après le saut ce qui tombait dedans ; Régie suit la règle « dst » du plan",
                        "hour skipped: cron runs what fell into it right after; Régie follows the plan's \"dst\" rule")
                : new Text("heure sautée : un rythme suit l'horloge chez cron ; Régie lance une fois à la fin du saut",
                        "hour skipped: with cron a rhythm follows the clock; Régie starts once at its end");
    }

    private Text repeated(boolean bySource) {
        if (ownZone) {
            return new Text("heure répétée : sous CRON_TZ, cronie lance dans les deux passages ; Régie une fois, au premier",
                    "hour repeated: under CRON_TZ, cronie runs in both passes; Régie once, in the first");
        }
        return bySource
                ? new Text("heure répétée : cron suit l'horloge dès qu'il y a une étoile dans l'heure ou la minute, donc deux fois ; "
                        + "Régie tient des heures fixes pour une fois",
                        "hour repeated: with a star in hour or minute cron follows the clock, so twice; Régie takes fixed hours for once")
                : new Text("heure répétée : sans étoile dans l'heure ni la minute, le cron de Debian lance une fois ; "
                        + "Régie tient un pas ou un intervalle pour un rythme, qui continue dans les deux passages",
                        "hour repeated: without a star in hour or minute Debian's cron runs once; "
                                + "Régie takes a step or a range for a rhythm, which goes on through both passes");
    }
}
