package regie.estate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One local time by itself means what it means to a search, in every zone and at every change of clock of twenty years. */
class LocalMomentsTest {

    private static final Instant FROM = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2035-01-01T00:00:00Z");

    private record Once(LocalDateTime at) implements LocalSlots {
        @Override
        public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
            return at.isBefore(from) || !at.isBefore(before) ? Optional.empty() : Optional.of(at);
        }

        @Override
        public boolean isRhythm() {
            return false;
        }
    }

    @Test
    void sameAsASearchAroundEveryChange() {
        int compared = 0;
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
            while (change != null && change.getInstant().isBefore(TO)) {
                for (int minutes = -90; minutes <= 90; minutes += 30) {
                    compare(change.getDateTimeBefore().plusMinutes(minutes), zone, change.getInstant());
                    compared++;
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        assertTrue(compared > 30_000, "only " + compared);
    }

    private static void compare(LocalDateTime local, ZoneId zone, Instant around) {
        for (GapPolicy gap : GapPolicy.values()) {
            for (OverlapPolicy overlap : OverlapPolicy.values()) {
                Starts search = new Starts(new Once(local), zone, gap, overlap);
                List<Start> found = new ArrayList<>();
                Instant end = around.plusSeconds(200_000);
                Optional<Start> next = search.next(around.minusSeconds(200_000), true, end);
                while (next.isPresent()) {
                    found.add(next.get());
                    next = search.next(next.get().instant(), false, end);
                }
                assertEquals(found, LocalMoments.starts(local, zone, gap, overlap), zone + " " + local + " " + gap + " " + overlap);
            }
        }
    }

    @Test
    void theLastStartIsTheOneBeforeTheNext() {
        CronExpression rhythm = ((CronExpression.Read.Ok) CronExpression.read("7/20 * * * *", CronDialect.VIXIE)).expression();
        for (String name : List.of("Europe/Paris", "Australia/Lord_Howe", "America/Santiago", "Asia/Tehran", "Pacific/Apia", "UTC")) {
            Starts starts = Starts.of(rhythm, ZoneId.of(name));
            Instant at = Instant.parse("2021-03-20T00:00:00Z");
            for (int i = 0; i < 2_000; i++) {
                Start next = starts.next(at, false).orElseThrow();
                Start after = starts.next(next.instant(), false).orElseThrow();
                assertEquals(next, starts.previous(after.instant()).orElseThrow(), name);
                at = next.instant();
            }
        }
        assertEquals(Optional.empty(), Starts.of(LocalSlots.NONE, ZoneOffset.UTC).previous(FROM));
    }
}
